import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { changesBetween } from '../clients/client.rules.js';
import { TRASH_DAYS } from '../clients/clients.events.js';
import { Db } from '../core/database/db.js';
import type { Tx } from '../core/database/tx.js';
import { conflict, forbidden, invalid, notFound, unknownReference } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { User } from '../users/user.entity.js';
import type { CreateCrmActionDto, CrmActionDto, RescheduleDto, UpdateCrmActionDto } from './crm-action.dto.js';
import { CrmAction, CrmActionTag } from './crm-action.entity.js';
import { cannotSee, partsOf, type Parts } from './crm-action.parts.js';
import { plannedKey, searchText, sees } from './crm-action.rules.js';
import { CrmActionWriter, linkTo, type LockedClient } from './crm-action.writer.js';
import type { UndoableCrmAction } from './crm-advance.dto.js';
import { CrmUndo } from './crm-undo.js';

/** Writes of actions that do not advance them; each is one transaction that also tells the client's timeline. */
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
      const [[client], parts] = await Promise.all([
        this.writer.lockClients(tx, { ids: [clientId] }),
        partsOf(tx, body, { closing: kind === 'history' }),
      ]);
      const mistakes = [
        ...(client ? [] : [unknownReference('/clientId')]),
        ...parts.mistakes,
        ...(kind === 'action' && body.plannedOn === undefined
          ? [{ pointer: '/plannedOn', code: 'required', message: 'An action is planned for a day.' }]
          : []),
      ];
      if (!client || mistakes.length > 0) throw invalid(mistakes);
      const drafts = await this.writer.draft(tx, kind, body, parts, [{ client, previousId: null }], new Date());
      const [row] = drafts.rows;
      if (!row) throw invalid([cannotSee('/operatorId')]);
      return tx.last(async () => {
        const [, created] = await Promise.all([this.writer.write(tx, drafts), this.writer.answer(tx, row.id)]);
        return created;
      });
    });
  }

  /** @throws 412 when it has moved on, 422 with pointers */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateCrmActionDto): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const { action, client } = await this.load(tx, id);
      checkVersion(expected, action.version);
      const parts = await partsOf(tx, body, { closing: action.state !== 'planned', had: action });
      const { mistakes } = parts;
      if (parts.operator && parts.operator.id !== action.operatorId && !sees(parts.operator, client))
        mistakes.push(cannotSee('/operatorId'));
      if (mistakes.length > 0) throw invalid(mistakes);
      return this.save(tx, action, changesOf(action, body, parts), body.tagIds);
    });
  }

  /** @throws 409 for one that is closed */
  reschedule(actor: Actor, id: string, { plannedOn, plannedTime }: RescheduleDto): Promise<UndoableCrmAction> {
    return this.db.write(actor, async (tx) => {
      const { action } = await this.load(tx, id);
      if (action.state !== 'planned') throw conflict('action-already-closed', 'The action is closed: it is planned for no day any more.');
      const body = { plannedOn, ...(plannedTime === undefined ? {} : { plannedTime }) };
      const saved = await this.save(tx, action, changesOf(action, body, NOTHING));
      return { ...saved, undoToken: await this.undo.remember(tx, [{ before: action, version: saved.version, createdId: null }]) };
    });
  }

  /** A new one with the same content; an action is open again, whatever became of the first. */
  copy(actor: Actor, id: string): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const { action, client } = await this.load(tx, id);
      const { kind, description, notes, typeId, plannedOn, plannedTime, durationMinutes, operatorId, outcomeId, onCalendar } = action;
      const [same, tags] = await Promise.all([
        tx.visible(User, [operatorId], { active: true, kind: 'person' }),
        tx.query<{ tagId: string }>('SELECT tag_id AS "tagId" FROM crm_action_tags WHERE agency_id = $1 AND action_id = $2', [
          actor.agencyId,
          id,
        ]),
      ]);
      const [operator] = same.filter((user) => sees(user, client));
      const body = {
        description,
        notes,
        plannedOn,
        plannedTime,
        durationMinutes,
        onCalendar,
        tagIds: tags.map(({ tagId }) => tagId),
      };
      const kept = await partsOf(tx, { typeId, ...(kind === 'history' ? { outcomeId } : {}) }, { had: action });
      const drafts = await this.writer.draft(tx, kind, body, { ...kept, operator }, [{ client, previousId: null }], new Date());
      const [row] = drafts.rows;
      if (!row) throw invalid([cannotSee('/operatorId')]);
      return tx.last(async () => {
        const [, created] = await Promise.all([this.writer.write(tx, drafts), this.writer.answer(tx, row.id)]);
        return created;
      });
    });
  }

  /** Moves it to the trash. @throws 403 when the caller may delete only what they created */
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
      await tx.tell(action.clientId, { kind: 'action-deleted', title: 'Action moved to the trash', at: deletedAt, changes: named(action) });
      await tx.publish(
        'crm-action-trashed',
        { agencyId: actor.agencyId, actionId: id, deletedAt: deletedAt.toISOString() },
        { startAfter: new Date(deletedAt.getTime() + TRASH_DAYS * 86_400_000) },
      );
    });
  }

  /** Takes it out of the trash; one whose client lies there too comes back with the client. */
  restore(actor: Actor, id: string): Promise<CrmActionDto> {
    return this.db.write(actor, async (tx) => {
      const [[client], action] = await Promise.all([this.writer.lockClients(tx, { actionIds: [id] }), tx.get(CrmAction, id)]);
      if (!action.deletedAt) throw notFound();
      mayDelete(actor, action);
      if (!client) throw conflict('client-in-trash', 'Its client lies in the trash: restore the client first.');
      const now = new Date();
      await tx.update(
        CrmAction,
        { agencyId: actor.agencyId, id },
        { deletedAt: null, deletedById: null, updatedAt: now, version: action.version + 1 },
      );
      const line = { kind: 'action-restored' as const, title: 'Action taken out of the trash', at: now, changes: named(action) };
      await tx.tell(client.id, { ...line, link: linkTo(id) });
      return this.writer.answer(tx, id);
    });
  }

  /** The action and its client, both locked. @throws 404 */
  private async load(tx: Tx, id: string): Promise<{ action: CrmAction; client: LockedClient }> {
    const [[client], action] = await Promise.all([
      this.writer.lockClients(tx, { actionIds: [id] }),
      tx.get(CrmAction, id, { deletedAt: null }),
    ]);
    if (!client) throw notFound();
    return { action, client };
  }

  private async save(tx: Tx, action: CrmAction, set: Partial<CrmAction>, tagIds?: string[]): Promise<CrmActionDto> {
    const { agencyId, id } = action;
    const before = await this.writer.answer(tx, id);
    const had = before.tags.map((tag) => tag.id);
    const retagged = tagIds && (tagIds.length !== had.length || tagIds.some((tag) => !had.includes(tag)));
    // Nothing differs: no new version, no line in the history.
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
    const after = await this.writer.answer(tx, id);
    if (set.operatorId && after.state === 'planned') await this.writer.tellOperator(tx, [{ ...action, ...set }]);
    const differences = changesBetween(told(before), told(after));
    const changes = set.description ? differences : [...named(action), ...differences];
    await tx.tell(action.clientId, { kind: 'action-changed', title: 'Action changed', at: now, changes, link: linkTo(id) });
    return after;
  }
}

const NOTHING: Parts = { type: undefined, outcome: undefined, operator: undefined, mistakes: [] };

/** Says which action a line of the history is about. */
export const named = ({ description }: CrmAction) => [{ field: 'description', from: description, to: description }];

/** As the timeline shows the values: by the names that they have at that moment. */
const told = ({
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

/** The columns that the body gives another value, and those that follow from them. */
function changesOf(action: CrmAction, body: UpdateCrmActionDto, { outcome }: Parts): Partial<CrmAction> {
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
    throw forbidden('Your role may delete only the actions that you created.', 'not-your-creation');
}
