import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { today } from '../core/clock.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import type { EntryDetails } from '../core/records/record-changes.js';
import { createRecords } from '../core/records/records.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { User } from '../users/user.entity.js';
import type { CrmActionDto, NewHistoryDto } from './crm-action.dto.js';
import { CrmActionTag, type ActionKind, type CrmAction } from './crm-action.entity.js';
import { CRM_ACTIONS } from './crm-action.record.js';
import { defaultOutcome, type ResolvedReferences } from './crm-action.references.js';
import { CrmActionProjection, type ActionRow } from './crm-action.projection.js';
import { newAction, canSee, changeLabelsOf } from './crm-action.rules.js';

/** Locked client of an action; `activeAssignee` is null when the assignee is inactive. */
export interface LockedClient {
  id: string;
  createdById: string;
  assigneeId: string | null;
  activeAssignee: Operator | null;
}

type Operator = Pick<User, 'id' | 'displayName' | 'visibility'>;

/** Request for one new action: its client and the action that it continues. */
export interface ActionRequest {
  client: LockedClient;
  previousId: string | null;
  /** Texts of this action that replace those of the shared body. */
  overrides?: Pick<NewHistoryDto, 'description' | 'notes'>;
  /** Default operator if the client has no active assignee; defaults to the caller. */
  fallbackOperator?: Operator | undefined;
}

/** Rows to insert, with their tags. */
export interface NewActions {
  rows: CrmAction[];
  tagIds: string[];
  /** Details of the timeline entry of each row. */
  details: Map<CrmAction, EntryDetails>;
  /** Requests whose operator cannot see the client. */
  refused: ActionRequest[];
}

/** Building blocks shared by all writes of actions. */
@Injectable()
export class CrmActionWriter {
  constructor(
    private readonly rows: CrmActionProjection,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Locks the clients, ordered by id, before their actions. All writers of both must use this order to avoid deadlocks, since
   * a database trigger stores the date of the next action on the client. Omits clients in the trash or not visible.
   */
  lockClients(tx: UnitOfWork, by: { ids: string[] } | { actionIds: string[] }): Promise<LockedClient[]> {
    const ids = 'ids' in by ? by.ids : by.actionIds;
    const which =
      'ids' in by
        ? sql`c.id = ANY (${ids}::uuid[])`
        : sql`c.id IN (SELECT a.client_id FROM crm_actions a WHERE a.agency_id = ${tx.actor.agencyId} AND a.id = ANY (${ids}::uuid[]))`;
    return tx.query<LockedClient>(sql`SELECT c.id, c.created_by_id AS "createdById", c.assignee_id AS "assigneeId",
         CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'displayName', u.display_name, 'visibility', u.visibility) END AS "activeAssignee"
       FROM clients c LEFT JOIN users u ON u.agency_id = c.agency_id AND u.id = c.assignee_id AND u.active AND u.kind = 'person'
       WHERE ${which} AND c.deleted_at IS NULL AND ${visibleTo(tx.actor, 'owned', 'c')} ORDER BY c.id FOR NO KEY UPDATE OF c`);
  }

  /** Builds the rows and timeline entries without writing them. */
  async prepare(
    tx: UnitOfWork,
    kind: ActionKind,
    body: NewHistoryDto,
    { type, outcome, operator }: ResolvedReferences,
    requests: ActionRequest[],
    now: Date,
  ): Promise<NewActions> {
    const [first, [caller]] = await Promise.all([outcome ?? defaultOutcome(tx, kind), tx.findVisible(User, [tx.actor.userId])]);
    if (!caller) throw notFound();
    const prepared: NewActions = { rows: [], tagIds: body.tagIds ?? [], details: new Map(), refused: [] };
    for (const one of requests) {
      const who = operator ?? one.client.activeAssignee ?? one.fallbackOperator ?? caller;
      if (!canSee(who, one.client)) {
        prepared.refused.push(one);
        continue;
      }
      const row = newAction(
        tx.actor,
        {
          kind,
          clientId: one.client.id,
          description: body.description,
          notes: body.notes ?? null,
          ...one.overrides,
          typeId: type?.id ?? null,
          plannedOn: body.plannedOn ?? today(now),
          plannedTime: body.plannedTime ?? null,
          durationMinutes: body.durationMinutes === undefined ? (type?.durationMinutes ?? null) : body.durationMinutes,
          operatorId: who.id,
          onCalendar: body.onCalendar ?? (kind === 'action' && (type?.onCalendar ?? true)),
          outcomeId: first.id,
          state: first.state,
          previousId: one.previousId,
        },
        now,
      );
      prepared.rows.push(row);
      prepared.details.set(row, {
        ...(kind === 'action' ? { title: 'Action planned' } : { kind: 'history-added', title: 'History added' }),
        changes: changeLabelsOf(row, { type: type?.name ?? null, operator: who.displayName, outcome: first.name }),
      });
    }
    return prepared;
  }

  /** Writes prepared actions, with a number of statements that does not depend on the number of rows. */
  async insert(tx: UnitOfWork, { rows, tagIds, details }: NewActions): Promise<void> {
    await Promise.all([
      createRecords(tx, CRM_ACTIONS, rows, (row) => details.get(row) ?? {}, rows[0]?.createdAt),
      tx.insertMany(
        CrmActionTag,
        rows.flatMap(({ agencyId, id }) => tagIds.map((tagId) => ({ agencyId, actionId: id, tagId }))),
      ),
      this.notifyOperators(
        tx,
        rows.filter(({ state }) => state === 'planned'),
      ),
    ]);
  }

  /** Sends each operator one notification about the actions planned for them. */
  async notifyOperators(tx: UnitOfWork, actions: Pick<CrmAction, 'id' | 'clientId' | 'operatorId'>[]): Promise<void> {
    const byOperator = [...Map.groupBy(actions, ({ operatorId }) => operatorId)];
    const people = byOperator.map(([userId, [one, ...others]]) => {
      const alone = others.length === 0 ? one : undefined;
      return { userId, about: { count: 1 + others.length, clientId: alone?.clientId ?? null, actionId: alone?.id ?? null } };
    });
    await this.notifications.notifyAll(tx, 'actions-assigned', people);
  }

  /** Returns the action as the API shows it, read in the transaction that wrote it. @throws 404 */
  async toResponse(tx: UnitOfWork, id: string): Promise<CrmActionDto> {
    const [row] = await tx.query<ActionRow>(
      sql`${this.rows.select()} WHERE a.agency_id = ${tx.actor.agencyId} AND a.id = ${id} AND ${visibleTo(tx.actor, 'owned', 'c')}`,
    );
    if (!row) throw notFound();
    return this.rows.toAction(row);
  }
}
