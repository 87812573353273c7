import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import sql from 'sql-template-tag';
import type { Actor } from '../../core/auth/actor.js';
import { AgencyBrandService } from '../../agency-details/agency-brand.service.js';
import { Client } from '../../clients/client.entity.js';
import { Db } from '../../core/database/db.js';
import { conflict, invalid, notFound } from '../../core/errors.js';
import { Uploads, type Upload } from '../../core/files/uploads.js';
import { threadModule, Threads } from '../../core/threads.js';
import { stale, type ExpectedVersion } from '../../core/http/etag.js';
import { updateRecord } from '../../core/records/records.js';
import { DocumentsService, type DocumentFile } from '../documents/documents.service.js';
import { SheetRecordsService } from '../sheet-records.service.js';
import { nameChange } from '../sheet.rules.js';
import { SheetQueries } from '../sheet.queries.js';
import { fieldReport } from './field-report.js';
import type { InterventionDto, UpdateInterventionDto } from './intervention.dto.js';
import type { Intervention } from './intervention.entity.js';
import { INTERVENTIONS } from './intervention.tab.js';
import type { DiscardedReportDto, DocumentVerification, SignInterventionDto } from './signature.dto.js';
import { Signature } from './signature.entity.js';
import { notInTheFuture, SignaturesService, type NewSignature } from './signatures.service.js';

/** Intervention as the caller read it; its version must still be current when the file is written. */
type VisibleIntervention = InterventionDto;

const PRINTING = threadModule<typeof import('../../core/printing/report-pdf.js')>(import.meta.url, '../../core/printing/report-pdf');

const signed = () => conflict('intervention-signed', 'The report is signed: start a new version to change something.');

declare module '../../core/database/db.js' {
  interface AuthFunctions {
    signed_document: { signed_at: Date };
  }
}

/** Interventions and their reports: uploaded or composed, then signed and locked until a new version is created. */
@Injectable()
export class InterventionsService {
  constructor(
    private readonly db: Db,
    private readonly threads: Threads,
    private readonly uploads: Uploads,
    private readonly records: SheetRecordsService,
    private readonly queries: SheetQueries,
    private readonly documents: DocumentsService,
    private readonly brand: AgencyBrandService,
    private readonly signatures: SignaturesService,
  ) {}

  /** @throws 409 while the report is signed */
  update(actor: Actor, clientId: string, id: string, expected: ExpectedVersion, body: UpdateInterventionDto): Promise<InterventionDto> {
    return this.records.update(actor, INTERVENTIONS, clientId, id, expected, body, (_tx, row) => {
      if (row.signatureId) throw signed();
    });
  }

  /** @throws 409 if any version of the report was signed, because signed reports and their interventions must be kept */
  remove(actor: Actor, clientId: string, id: string, expected: ExpectedVersion): Promise<void> {
    return this.records.remove(actor, INTERVENTIONS, clientId, id, expected, async (tx, row) => {
      if (row.signatureId || (await tx.manager.existsBy(Signature, { agencyId: row.agencyId, clientId, interventionId: id })))
        throw conflict('intervention-signed', 'The intervention has a signed report, so it cannot be deleted.');
    });
  }

  /** Creates a new, unsigned version of the report from the PDF in the request, or composed from the fields. */
  async report(actor: Actor, clientId: string, id: string, request: FastifyRequest): Promise<InterventionDto> {
    const seen = await this.getVisible(actor, clientId, id);
    const multipart = /^multipart\//i.test(request.headers['content-type'] ?? '');
    const upload = multipart ? await this.uploads.receive(actor, request) : await this.composed(actor, clientId, seen);
    if (upload.mediaType !== 'application/pdf') {
      await this.uploads.discard(upload);
      throw invalid([{ pointer: '/file', code: 'not-a-pdf', message: 'The report must be a PDF.' }]);
    }
    return this.put(actor, clientId, seen, upload);
  }

  /** Stores a PDF on this machine as a new version of the report. @param seen the intervention as last read by the caller */
  put(actor: Actor, clientId: string, seen: Pick<VisibleIntervention, 'id' | 'version'>, upload: Upload): Promise<InterventionDto> {
    return this.replace(actor, clientId, seen, upload, null);
  }

  async file(actor: Actor, clientId: string, id: string): Promise<DocumentFile> {
    const { report } = await this.getVisible(actor, clientId, id);
    if (!report) throw notFound();
    return this.documents.file(actor, clientId, report.documentId, undefined);
  }

  /** @throws 409 without a report or when it is already signed, 422 for an empty drawing */
  async sign(actor: Actor, clientId: string, id: string, body: SignInterventionDto): Promise<InterventionDto> {
    const given = await this.signatures.check(actor, body);
    const seen = await this.getVisible(actor, clientId, id);
    if (!seen.report) throw conflict('no-report', 'There is no report to sign: upload or generate one first.');
    // Goes through the unit of work, so that a repeated idempotency key gets its first answer.
    if (seen.signature) return this.db.write(actor, () => Promise.reject(signed()));
    const file = await this.documents.file(actor, clientId, seen.report.documentId, seen.report.versionNumber);
    const { upload, signature } = await this.signatures.sign(file, 'i lavori descritti', given);
    return this.replace(actor, clientId, seen, upload, signature);
  }

  /** Adds the timeline entry, the only trace of a signed report that was never sent. @throws 422 when `signedAt` is in the future */
  recordDiscarded(actor: Actor, clientId: string, { performedOn, kind, signerName, signedAt }: DiscardedReportDto): Promise<void> {
    const at = new Date(signedAt);
    notInTheFuture(at, '/signedAt');
    return this.db.write(actor, async (tx) => {
      await tx.getForUpdate(Client, clientId, { deletedAt: null });
      const changes = [
        nameChange(INTERVENTIONS, [kind, performedOn].filter(Boolean).join(' '), null),
        { field: 'signerName', from: signerName, to: null },
        { field: 'signedAt', from: at.toISOString(), to: null },
      ];
      const title = 'Signed intervention report discarded unsent';
      await tx.addTimelineEntries([{ subjectId: clientId, kind: 'sheet-discarded', title, changes }]);
    });
  }

  /** Searches all agencies: anyone who has the file may ask whether it is the one that was signed. */
  async verify(sha256: string): Promise<DocumentVerification> {
    const [found] = await this.db.callAuthFunction('signed_document', [sha256.toLowerCase()]);
    return { genuine: found !== undefined, signedAt: found?.signed_at.toISOString() ?? null };
  }

  private getVisible(actor: Actor, clientId: string, id: string): Promise<VisibleIntervention> {
    return this.queries.get<Intervention, InterventionDto>(actor, INTERVENTIONS, clientId, id);
  }

  private async composed(actor: Actor, clientId: string, seen: VisibleIntervention): Promise<Upload> {
    const [client] = await this.db.read<{ name: string }>(
      actor,
      sql`SELECT c.display_name AS name FROM clients c WHERE c.agency_id = ${actor.agencyId} AND c.id = ${clientId}`,
    );
    if (!client) throw notFound();
    const report = fieldReport(seen, client.name, await this.brand.get(actor));
    const unprintable = await this.threads.run(PRINTING, 'unprintableCharacters', report);
    if (unprintable.length > 0)
      throw conflict('unprintable-characters', `The report cannot be printed, because its font lacks ${unprintable.join(' ')}`);
    const pdf = await this.threads.run(PRINTING, 'composeReport', report);
    return this.uploads.stage(pdf, `Rapporto ${seen.performedOn}.pdf`, 'application/pdf');
  }

  /** Stores the file as the latest report, signed or not. @throws 412 when the intervention has changed since it was read */
  private replace(
    actor: Actor,
    clientId: string,
    seen: Pick<VisibleIntervention, 'id' | 'version'>,
    upload: Upload,
    sign: NewSignature | null,
  ): Promise<InterventionDto> {
    return this.documents.storeWith(actor, upload, async (tx, versionId) => {
      const row = await this.records.getForUpdate(tx, INTERVENTIONS, clientId, seen.id);
      // The content of the file is based on that version and would be outdated.
      if (row.version !== seen.version) throw stale(row.version);
      const documentId = await this.documents.putReport(
        tx,
        { clientId, interventionId: row.id, documentId: row.reportDocumentId },
        versionId,
        upload,
      );
      const signatureId =
        sign && (await this.signatures.insert(tx, sign, { clientId, interventionId: row.id, reportId: null }, versionId, upload));
      const set = { reportDocumentId: documentId, signatureId };
      await updateRecord(tx, INTERVENTIONS, row, set, {
        ...(sign ? { kind: 'sheet-signed', title: 'Intervention report signed' } : { title: 'Intervention report made' }),
        changes: [
          nameChange(INTERVENTIONS, row.displayName, row.displayName),
          sign ? { field: 'signerName', from: null, to: sign.signerName } : { field: 'report', from: null, to: upload.fileName },
        ],
      });
      return this.queries.toResponse<Intervention, InterventionDto>(tx, INTERVENTIONS, clientId, row.id);
    });
  }
}
