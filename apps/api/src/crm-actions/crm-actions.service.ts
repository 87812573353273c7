import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { changesBetween } from '../clients/client.rules.js';
import { TRASH_DAYS } from '../clients/clients.events.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, forbidden, invalid, notFound, unknownReference } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { User } from '../users/user.entity.js';
import type { CreateCrmActionDto, CrmActionDto, RescheduleDto, UpdateCrmActionDto } from './crm-action.dto.js';
import { CrmAction, CrmActionTag } from './crm-action.entity.js';
import { operatorCannotSee, resolveReferences, type ResolvedReferences } from './crm-action.references.js';
import { plannedKey, searchText, canSee } from './crm-action.rules.js';
import { CrmActionWriter, linkTo, type LockedClient } from './crm-action.writer.js';
import type { UndoableCrmAction } from './crm-advance.dto.js';
import { CrmUndo } from './crm-undo.js';

/** Writes of actions other than closing them. Each adds a timeline entry in the same transaction. */
@Injectable()
export class CrmActionsService {
  constructor(
    private readonly db: Db,
    private readonly writer: CrmActionWriter,
    private readonly undo: CrmUndo,
  ) {}

  /** @throws 422 with pointers */
  create(actor: Actor, { kind, clientId, ...body }: CreateCrmActionDto): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const [[client], references] = await Promise.all([
        this.writer.lockClients(tx, { ids: [clientId] }),
        resolveReferences(tx, body, { closing: kind === 'history' }),
      ]);
      const fieldErrors = [
        ...(client ? [] : [unknownReference('/clientId')]),
        ...references.fieldErrors,
        ...(kind === 'action' && body.plannedOn === undefined
          ? [{ pointer: '/plannedOn', code: 'required', message: 'An action needs a planned day.' }]
          : []),
      ];
      if (!client || fieldErrors.length > 0) throw invalid(fieldErrors);
      const newActions = await this.writer.prepare(tx, kind, body, references, [{ client, previousId: null }], new Date());
      const [row] = newActions.rows;
      if (!row) throw invalid([operatorCannotSee('/operatorId')]);
      return tx.commitWith(async () => {
        const [, created] = await Promise.all([this.writer.insert(tx, newActions), this.writer.toResponse(tx, row.id)]);
        return created;
      });
    });
  }

  /** @throws 412 for an outdated version, 422 with pointers */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateCrmActionDto): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const { action, client } = await this.load(tx, id);
      checkVersion(expected, action.version);
      const references = await resolveReferences(tx, body, { closing: action.state !== 'planned', current: action });
      const { fieldErrors } = references;
      if (references.operator && references.operator.id !== action.operatorId && !canSee(references.operator, client))
        fieldErrors.push(operatorCannotSee('/operatorId'));
      if (fieldErrors.length > 0) throw invalid(fieldErrors);
      return this.save(tx, action, changesOf(action, body, references), body.tagIds);
    });
  }

  /** @throws 409 for a closed action */
  reschedule(actor: Actor, id: string, { plannedOn, plannedTime }: RescheduleDto): Promise<UndoableCrmAction> {
    return this.db.write(actor, async (tx) => {
      const { action } = await this.load(tx, id);
      if (action.state !== 'planned') throw conflict('action-already-closed', 'The action is closed: its day can no longer be changed.');
      const body = { plannedOn, ...(plannedTime === undefined ? {} : { plannedTime }) };
      const saved = await this.save(tx, action, changesOf(action, body, NOTHING));
      return { ...saved, undoToken: await this.undo.remember(tx, [{ before: action, version: saved.version, createdId: null }]) };
    });
  }

  /** Creates a copy with the same content; the copy of an action is open, even if the original is closed. */
  copy(actor: Actor, id: string): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const { action, client } = await this.load(tx, id);
      const { kind, description, notes, typeId, plannedOn, plannedTime, durationMinutes, operatorId, outcomeId, onCalendar } = action;
      const [same, tags] = await Promise.all([
        tx.findVisible(User, [operatorId], { active: true, kind: 'person' }),
        tx.query<{ tagId: string }>('SELECT tag_id AS "tagId" FROM crm_action_tags WHERE agency_id = $1 AND action_id = $2', [
          actor.agencyId,
          id,
        ]),
      ]);
      const [operator] = same.filter((user) => canSee(user, client));
      const body = {
        description,
        notes,
        plannedOn,
        plannedTime,
        durationMinutes,
        onCalendar,
        tagIds: tags.map(({ tagId }) => tagId),
      };
      const kept = await resolveReferences(tx, { typeId, ...(kind === 'history' ? { outcomeId } : {}) }, { current: action });
      const newActions = await this.writer.prepare(tx, kind, body, { ...kept, operator }, [{ client, previousId: null }], new Date());
      const [row] = newActions.rows;
      if (!row) throw invalid([operatorCannotSee('/operatorId')]);
      return tx.commitWith(async () => {
        const [, created] = await Promise.all([this.writer.insert(tx, newActions), this.writer.toResponse(tx, row.id)]);
        return created;
      });
    });
  }

  /** Moves an action to the trash. @throws 403 when the caller may delete only their own creations */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const { action } = await this.load(tx, id);
      mayDelete(actor, action);
      checkVersion(expected, action.version);
      const deletedAt = new Date();
      await tx.update(
        CrmAction,
        { agencyId: actor.agencyId, id },
        { deletedAt, deletedById: actor.userId, updatedAt: deletedAt, version: action.version + 1 },
      );
      await tx.addTimelineEntry(action.clientId, {
        kind: 'action-deleted',
        title: 'Action moved to the trash',
        at: deletedAt,
        changes: named(action),
      });
      await tx.publish(
        'crm-action-trashed',
        { agencyId: actor.agencyId, actionId: id, deletedAt: deletedAt.toISOString() },
        { startAfter: new Date(deletedAt.getTime() + TRASH_DAYS * 86_400_000) },
      );
    });
  }

  /** Restores an action from the trash. @throws 404 when it is not there, 409 when its client is in the trash too */
  restore(actor: Actor, id: string): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const [[client], action] = await Promise.all([this.writer.lockClients(tx, { actionIds: [id] }), tx.getForUpdate(CrmAction, id)]);
      if (!action.deletedAt) throw notFound();
      mayDelete(actor, action);
      if (!client) throw conflict('client-in-trash', 'The client of the action is in the trash: restore the client first.');
      const now = new Date();
      await tx.update(
        CrmAction,
        { agencyId: actor.agencyId, id },
        { deletedAt: null, deletedById: null, updatedAt: now, version: action.version + 1 },
      );
      const line = { kind: 'action-restored' as const, title: 'Action taken out of the trash', at: now, changes: named(action) };
      await tx.addTimelineEntry(client.id, { ...line, link: linkTo(id) });
      return this.writer.toResponse(tx, id);
    });
  }

  /** Returns the action and its client, both locked. @throws 404 */
  private async load(tx: UnitOfWork, id: string): Promise<{ action: CrmAction; client: LockedClient }> {
    const [[client], action] = await Promise.all([
      this.writer.lockClients(tx, { actionIds: [id] }),
      tx.getForUpdate(CrmAction, id, { deletedAt: null }),
    ]);
    if (!client) throw notFound();
    return { action, client };
  }

  private async save(tx: UnitOfWork, action: CrmAction, set: Partial<CrmAction>, tagIds?: string[]): Promise<CrmActionDto> {
    const { agencyId, id } = action;
    const before = await this.writer.toResponse(tx, id);
    const had = before.tags.map((tag) => tag.id);
    const retagged = tagIds && (tagIds.length !== had.length || tagIds.some((tag) => !had.includes(tag)));
    // No difference: no new version and no timeline entry.
    if (Object.keys(set).length === 0 && !retagged) return before;
    const now = new Date();
    if (retagged) {
      await tx.manager.delete(CrmActionTag, { agencyId, actionId: id });
      await tx.insert(
        CrmActionTag,
        tagIds.map((tagId) => ({ agencyId, actionId: id, tagId })),
      );
    }
    await tx.update(CrmAction, { agencyId, id }, { ...set, updatedAt: now, version: action.version + 1 });
    const after = await this.writer.toResponse(tx, id);
    if (set.operatorId && after.state === 'planned') await this.writer.notifyOperators(tx, [{ ...action, ...set }]);
    const differences = changesBetween(timelineChanges(before), timelineChanges(after));
    const changes = set.description ? differences : [...named(action), ...differences];
    await tx.addTimelineEntry(action.clientId, { kind: 'action-changed', title: 'Action changed', at: now, changes, link: linkTo(id) });
    return after;
  }
}

const NOTHING: ResolvedReferences = { type: undefined, outcome: undefined, operator: undefined, fieldErrors: [] };

/** Identifies the action in a timeline entry by its description. */
export const named = ({ description }: CrmAction) => [{ field: 'description', from: description, to: description }];

/** Returns the values for a timeline entry, with the names current at that moment instead of ids. */
const timelineChanges = ({
  description,
  notes,
  type,
  tags,
  plannedOn,
  plannedTime,
  durationMinutes,
  operator,
  outcome,
  onCalendar,
}: CrmActionDto) => ({
  description,
  notes,
  type: type?.name ?? null,
  tags: tags.map(({ name }) => name),
  plannedOn,
  plannedTime,
  durationMinutes,
  operator: operator.displayName,
  outcome: outcome.name,
  onCalendar,
});

/** Returns the columns whose values the body changes, and the columns derived from them. */
function changesOf(action: CrmAction, body: UpdateCrmActionDto, { outcome }: ResolvedReferences): Partial<CrmAction> {
  const { tagIds: _, ...fields } = body;
  const sent = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && value !== action[name as keyof CrmAction]),
  ) as Partial<CrmAction>;
  if (Object.keys(sent).length === 0) return sent;
  const after = { ...action, ...sent };
  return {
    ...sent,
    ...(outcome && sent.outcomeId ? { state: outcome.state } : {}),
    ...('plannedOn' in sent || 'plannedTime' in sent ? { plannedKey: plannedKey(after.plannedOn, after.plannedTime) } : {}),
    ...('description' in sent || 'notes' in sent ? { search: searchText(after.description, after.notes) } : {}),
  };
}

function mayDelete(actor: Actor, action: CrmAction): void {
  if (!actor.permissions.has('crm-actions:delete') && action.createdById !== actor.userId)
    throw forbidden('Your role may delete only actions that you created.', 'not-your-creation');
}
