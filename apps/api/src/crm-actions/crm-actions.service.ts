import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, notFound, unknownReference } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { changesBetween } from '../core/records/record-changes.js';
import { updateRecord } from '../core/records/records.js';
import { assertMayDelete, lockInTrash, restoreRecords, trashRecords } from '../core/records/trash.js';
import { User } from '../users/user.entity.js';
import type { CreateCrmActionDto, CrmActionDto, RescheduleDto, UpdateCrmActionDto } from './crm-action.dto.js';
import { CrmAction, CrmActionTag } from './crm-action.entity.js';
import { CRM_ACTIONS } from './crm-action.record.js';
import { operatorCannotSee, resolveReferences, type ResolvedReferences } from './crm-action.references.js';
import { canSee, named, plannedKey, searchText } from './crm-action.rules.js';
import { CrmActionWriter, type LockedClient, type NewActions } from './crm-action.writer.js';
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
      return this.insert(tx, newActions);
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
      return this.save(tx, action, changesOf(action, body, references), references, body.tagIds);
    });
  }

  /** @throws 409 for a closed action */
  reschedule(actor: Actor, id: string, { plannedOn, plannedTime }: RescheduleDto): Promise<UndoableCrmAction> {
    return this.db.write(actor, async (tx) => {
      const { action } = await this.load(tx, id);
      if (action.state !== 'planned') throw conflict('action-already-closed', 'The action is closed: its day can no longer be changed.');
      const body = { plannedOn, ...(plannedTime === undefined ? {} : { plannedTime }) };
      const saved = await this.save(tx, action, changesOf(action, body, NOTHING), NOTHING);
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
        tx.query<{ tagId: string }>(
          sql`SELECT tag_id AS "tagId" FROM crm_action_tags WHERE agency_id = ${actor.agencyId} AND action_id = ${id}`,
        ),
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
      return this.insert(tx, newActions);
    });
  }

  /** Moves an action to the trash. @throws 403 when the caller may delete only their own creations */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const { action } = await this.load(tx, id);
      assertMayDelete(actor, CRM_ACTIONS, action);
      checkVersion(expected, action.version);
      await trashRecords(tx, CRM_ACTIONS, [action], { changes: named(action) });
    });
  }

  /** Restores an action from the trash. @throws 404 when it is not there, 409 when its client is in the trash too */
  restore(actor: Actor, id: string): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const [[client], action] = await Promise.all([this.writer.lockClients(tx, { actionIds: [id] }), lockInTrash(tx, CRM_ACTIONS, id)]);
      if (!client) throw conflict('client-in-trash', 'The client of the action is in the trash: restore the client first.');
      await restoreRecords(tx, CRM_ACTIONS, [{ before: action, set: {}, details: { changes: named(action) } }]);
      return this.writer.toResponse(tx, id);
    });
  }

  /** Inserts a single new action. @throws 422 when its operator cannot see the client */
  private insert(tx: UnitOfWork, newActions: NewActions): Promise<CrmActionDto> {
    const [row] = newActions.rows;
    if (!row) throw invalid([operatorCannotSee('/operatorId')]);
    return tx.commitWith(async () => {
      const [, created] = await Promise.all([this.writer.insert(tx, newActions), this.writer.toResponse(tx, row.id)]);
      return created;
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

  private async save(
    tx: UnitOfWork,
    action: CrmAction,
    set: Partial<CrmAction>,
    references: ResolvedReferences,
    tagIds?: string[],
  ): Promise<CrmActionDto> {
    const { agencyId, id } = action;
    const before = await this.writer.toResponse(tx, id);
    const had = before.tags.map((tag) => tag.id);
    const retagged = tagIds && (tagIds.length !== had.length || tagIds.some((tag) => !had.includes(tag)));
    // No difference: no new version and no timeline entry.
    if (Object.keys(set).length === 0 && !retagged) return before;
    if (retagged) {
      await tx.manager.delete(CrmActionTag, { agencyId, actionId: id });
      await tx.insertMany(
        CrmActionTag,
        tagIds.map((tagId) => ({ agencyId, actionId: id, tagId })),
      );
    }
    const after = {
      ...(retagged ? await this.writer.toResponse(tx, id) : before),
      ...set,
      type: set.typeId === undefined ? before.type : (references.type ?? null),
      operator: references.operator ?? before.operator,
      outcome: references.outcome ?? before.outcome,
    };
    const differences = changesBetween(timelineChanges(before), timelineChanges(after));
    const saved = await updateRecord(tx, CRM_ACTIONS, action, set, {
      changes: set.description ? differences : [...named(action), ...differences],
    });
    if (set.operatorId && saved.state === 'planned') await this.writer.notifyOperators(tx, [saved]);
    return this.writer.toResponse(tx, id);
  }
}

const NOTHING: ResolvedReferences = { type: undefined, outcome: undefined, operator: undefined, fieldErrors: [] };

type TimelineValues = Pick<
  CrmActionDto,
  'description' | 'notes' | 'plannedOn' | 'plannedTime' | 'durationMinutes' | 'onCalendar' | 'tags'
> & {
  type: { name: string } | null;
  operator: { displayName: string };
  outcome: { name: string };
};

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
}: TimelineValues) => ({
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
