import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../clients/client.entity.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { invalid, unknownReference, type FieldError } from '../core/errors.js';
import { Document } from '../sheet/documents/document.entity.js';
import type { ConsentDto, RecordConsentDto } from './consent.dto.js';
import { Consent, ConsentText } from './consent.entity.js';
import { ConsentsQueries } from './consents.queries.js';

/** Consent or withdrawal to record. */
export type NewConsent = Pick<Consent, 'clientId' | 'purpose' | 'action' | 'at' | 'channel' | 'textId' | 'evidence'>;

/** Adds consents and withdrawals, which are never changed. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: Db,
    private readonly queries: ConsentsQueries,
  ) {}

  /** @throws 404 for a client that is not visible, 422 with pointers */
  create(actor: Actor, clientId: string, body: RecordConsentDto): Promise<ConsentDto> {
    return this.db.write(actor, async (tx) => {
      await tx.getForUpdate(Client, clientId, { deletedAt: null }, 'FOR NO KEY UPDATE');
      const { purpose, action, channel } = body;
      const now = new Date();
      const at = body.at ? new Date(body.at) : now;
      const evidence = {
        ...(body.evidence?.documentId ? { documentId: body.evidence.documentId } : {}),
        ...(body.evidence?.note ? { note: body.evidence.note } : {}),
      };
      const fieldErrors = await findErrors(tx, clientId, body, at > now, Object.keys(evidence).length > 0);
      if (fieldErrors.length > 0) throw invalid(fieldErrors);
      const current = action === 'given' && !body.textId ? await this.queries.currentTexts(tx) : undefined;
      const textId = body.textId ?? current?.get(purpose)?.id ?? null;
      const [consent] = await this.record(tx, [{ clientId, purpose, action, at, channel, textId, evidence }]);
      return this.queries.toResponse(tx, consent?.id ?? '');
    });
  }

  /** Adds entries of visible clients, with an entry each in the timeline. */
  async record(tx: UnitOfWork, entries: readonly NewConsent[]): Promise<Consent[]> {
    const { agencyId, userId } = tx.actor;
    const recordedAt = new Date();
    const consents = entries.map((entry) => ({ ...entry, agencyId, id: uuidv7(), recordedById: userId, recordedAt }));
    await tx.insertMany(Consent, consents);
    await tx.addTimelineEntries(
      consents.map(({ clientId, purpose, action }) => ({
        subjectId: clientId,
        kind: `consent-${action}` as const,
        title: `Consent ${action}`,
        at: recordedAt,
        changes: [{ field: 'purpose', from: null, to: purpose }],
      })),
    );
    return consents;
  }
}

async function findErrors(
  tx: UnitOfWork,
  clientId: string,
  { purpose, action, textId, evidence }: RecordConsentDto,
  inFuture: boolean,
  proven: boolean,
): Promise<FieldError[]> {
  const documentId = evidence?.documentId;
  const [text] = textId ? await tx.findVisible(ConsentText, [textId]) : [];
  const [document] = documentId ? await tx.findVisible(Document, [documentId], { deletedAt: null, clientId }) : [];
  return [
    ...(inFuture ? [{ pointer: '/at', code: 'in-future', message: 'A consent cannot be recorded before it is given.' }] : []),
    ...(textId && !text ? [unknownReference('/textId')] : []),
    ...(text && text.purpose !== purpose
      ? [{ pointer: '/textId', code: 'wrong-purpose', message: 'The text is of another purpose.' }]
      : []),
    ...(documentId && !document ? [unknownReference('/evidence/documentId')] : []),
    ...(action === 'given' && !proven
      ? [{ pointer: '/evidence', code: 'required', message: 'A consent needs a document or a note that proves it.' }]
      : []),
  ];
}
