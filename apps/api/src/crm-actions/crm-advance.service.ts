import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { invalid, notFound, Problem } from '../core/errors.js';
import { KeyedMutex } from '../core/keyed-mutex.js';
import { updateRecords } from '../core/records/records.js';
import type { Outcome } from '../outcomes/outcome.entity.js';
import type { CloseDto, NewHistoryDto } from './crm-action.dto.js';
import { CrmAction, type ActionKind } from './crm-action.entity.js';
import { operatorCannotSee, resolveReferences } from './crm-action.references.js';
import { CRM_ACTIONS } from './crm-action.record.js';
import { named } from './crm-action.rules.js';
import { CrmActionWriter, type NewActions } from './crm-action.writer.js';
import type {
  AdvancedDto,
  AdvanceResult,
  BulkAdvancedDto,
  BulkAdvanceDto,
  CloseWithHistoryDto,
  ContinueWithActionDto,
  UndoableCrmAction,
} from './crm-advance.dto.js';
import { CrmUndo } from './crm-undo.js';

/** History or action that follows a closed action. */
interface FollowUp {
  kind: ActionKind;
  body: NewHistoryDto;
  /** JSON pointer of the follow-up in the request body. */
  at: string;
}
/** Results in the order of the requested ids. */
interface Advanced {
  results: AdvanceResult[];
  undoToken: string | null;
}

/** Closes actions, with or without a follow-up, in one transaction, so that an action never gets two successors. */
@Injectable()
export class CrmAdvanceService {
  private readonly mutex = new KeyedMutex();

  constructor(
    private readonly db: Db,
    private readonly writer: CrmActionWriter,
    private readonly undo: CrmUndo,
  ) {}

  /** @throws 404, 409 with `nextId` for a closed action, 422 for an outcome that does not close */
  close(actor: Actor, id: string, { outcomeId }: CloseDto): Promise<UndoableCrmAction> {
    return this.writeExclusively(actor, id, async (tx) => {
      const { undoToken } = await this.advanceOne(tx, id, outcomeId);
      return { ...(await this.writer.toResponse(tx, id)), undoToken };
    });
  }

  closeWithHistory(actor: Actor, id: string, { outcomeId, history }: CloseWithHistoryDto): Promise<AdvancedDto> {
    return this.closeWithFollowUp(actor, id, outcomeId, { kind: 'history', body: history, at: '/history' });
  }

  continueWithAction(actor: Actor, id: string, { outcomeId, action }: ContinueWithActionDto): Promise<AdvancedDto> {
    return this.closeWithFollowUp(actor, id, outcomeId, { kind: 'action', body: action, at: '/action' });
  }

  /** Closes many actions in the same way; a refused action does not stop the others. */
  bulk(actor: Actor, { ids, outcomeId, history, action }: BulkAdvanceDto): Promise<BulkAdvancedDto> {
    if (history && action) throw invalid([{ pointer: '/action', code: 'one-of-two', message: 'Send a history or an action, not both.' }]);
    const next: FollowUp | undefined = history
      ? { kind: 'history', body: history, at: '/history' }
      : action && { kind: 'action', body: action, at: '/action' };
    return this.db.write(actor, (tx) => this.advance(tx, ids, outcomeId, next));
  }

  private closeWithFollowUp(actor: Actor, id: string, outcomeId: string, next: FollowUp): Promise<AdvancedDto> {
    return this.writeExclusively(actor, id, async (tx) => {
      const { undoToken, nextId } = await this.advanceOne(tx, id, outcomeId, next);
      const [closed, created] = await Promise.all([this.writer.toResponse(tx, id), this.writer.toResponse(tx, nextId ?? id)]);
      return { closed, created, undoToken };
    });
  }

  private writeExclusively<T>(actor: Actor, id: string, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    return this.mutex.runExclusive(`${actor.agencyId} ${id}`, () => this.db.write(actor, work));
  }

  /** Advances a single action; throws the problem that `bulk` would report as a result code. */
  private async advanceOne(
    tx: UnitOfWork,
    id: string,
    outcomeId: string,
    next?: FollowUp,
  ): Promise<{ undoToken: string; nextId: string | null }> {
    const { results, undoToken } = await this.advance(tx, [id], outcomeId, next);
    const [result] = results;
    if (result?.advanced && undoToken) return { undoToken, nextId: result.nextId };
    switch (result?.code) {
      case 'action-already-closed':
        throw new Problem(409, 'action-already-closed', 'The action is closed already.', { extra: { nextId: result.nextId } });
      case 'not-for-this-type':
        throw invalid([{ pointer: '/outcomeId', code: 'not-for-this-type', message: 'The outcome is not for actions of this type.' }]);
      case 'operator-cannot-see':
        throw invalid([operatorCannotSee(`${next?.at ?? ''}/operatorId`)]);
      default:
        throw notFound();
    }
  }

  private async advance(tx: UnitOfWork, ids: string[], outcomeId: string, next?: FollowUp): Promise<Advanced> {
    const { agencyId } = tx.actor;
    const [clients, actions, closing, references, fits, nexts] = await Promise.all([
      this.writer.lockClients(tx, { actionIds: ids }),
      tx.findVisible(CrmAction, ids, { deletedAt: null }, 'locked'),
      resolveReferences(tx, { outcomeId }, { closing: true }),
      next && resolveReferences(tx, next.body, { closing: next.kind === 'history', at: next.at }),
      tx.query<{ typeId: string }>(
        sql`SELECT type_id AS "typeId" FROM outcome_types WHERE agency_id = ${agencyId} AND outcome_id = ${outcomeId}`,
      ),
      tx.query<{ id: string; nextId: string }>(
        sql`SELECT previous_id AS id, id AS "nextId" FROM crm_actions WHERE agency_id = ${agencyId} AND previous_id = ANY (${ids}::uuid[]) AND deleted_at IS NULL`,
      ),
    ]);
    const { outcome } = closing;
    const fieldErrors = [...closing.fieldErrors, ...(references?.fieldErrors ?? [])];
    if (!outcome || fieldErrors.length > 0) throw invalid(fieldErrors);

    const client = (action: CrmAction) => clients.find(({ id }) => id === action.clientId);
    const refusal = (action: CrmAction | undefined): string | undefined => {
      if (!action || !client(action)) return 'not-found';
      if (action.state !== 'planned') return 'action-already-closed';
      return fits.length > 0 && !fits.some(({ typeId }) => typeId === action.typeId) ? 'not-for-this-type' : undefined;
    };
    const open = actions.filter((action) => !refusal(action));
    const now = new Date();
    const requests = open.flatMap((action) => {
      const own = client(action);
      return own ? [{ client: own, previousId: action.id }] : [];
    });
    const newActions = next && references && (await this.writer.prepare(tx, next.kind, next.body, references, requests, now));
    const unseen = new Set(newActions?.refused.map(({ previousId }) => previousId));
    const advanced = open.filter(({ id }) => !unseen.has(id));
    const undoToken = advanced.length > 0 ? await this.closeActions(tx, advanced, outcome, newActions, now) : null;

    const made = new Map(newActions?.rows.map(({ previousId, id }) => [previousId, id]));
    return {
      results: ids.map((id) => {
        const action = actions.find((one) => one.id === id);
        const code = refusal(action) ?? (unseen.has(id) ? 'operator-cannot-see' : null);
        return {
          id,
          advanced: code === null,
          code,
          nextId: code === 'not-found' ? null : (made.get(id) ?? nexts.find((one) => one.id === id)?.nextId ?? null),
        };
      }),
      undoToken,
    };
  }

  /** Inserts the follow-up before closing the action, so that the client always has a planned action in between. */
  private async closeActions(
    tx: UnitOfWork,
    actions: CrmAction[],
    outcome: Outcome,
    newActions: NewActions | undefined,
    now: Date,
  ): Promise<string> {
    const { agencyId } = tx.actor;
    const had = await tx.query<{ id: string; name: string }>(
      sql`SELECT id, name FROM outcomes WHERE agency_id = ${agencyId} AND id = ANY (${[...new Set(actions.map(({ outcomeId }) => outcomeId))]}::uuid[])`,
    );
    const set = { outcomeId: outcome.id, state: outcome.state, closedAt: now, closedById: tx.actor.userId };
    const name = (id: string) => had.find((one) => one.id === id)?.name ?? null;
    const updates = actions.map((before) => ({
      before,
      set,
      details: {
        // Made before the follow-up, so that its entry comes first.
        id: uuidv7(),
        kind: 'action-closed' as const,
        title: 'Action closed',
        changes: [...named(before), { field: 'outcome', from: name(before.outcomeId), to: outcome.name }],
      },
    }));
    const [, closed] = await Promise.all([newActions && this.writer.insert(tx, newActions), updateRecords(tx, CRM_ACTIONS, updates, now)]);
    const created = new Map(newActions?.rows.map(({ previousId, id }) => [previousId, id]));
    return this.undo.remember(
      tx,
      actions.map((before, index) => ({ before, version: closed[index]!.version, createdId: created.get(before.id) ?? null })),
    );
  }
}
