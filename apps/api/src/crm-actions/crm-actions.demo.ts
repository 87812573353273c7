import { v7 as uuidv7 } from 'uuid';
import type { Client } from '../clients/client.entity.js';
import { automation } from '../core/auth/actor.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import type { DemoAgency } from '../core/feature.js';
import { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import { CrmAction, CrmActionTag } from './crm-action.entity.js';
import { newAction, changeLabelsOf } from './crm-action.rules.js';
import { CrmActionType } from '../crm-action-types/crm-action-type.entity.js';
import { Outcome } from '../outcomes/outcome.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';
import { actionsFor, type DemoAction } from './demo-actions.js';
import { Dice } from '../demo/demo.dice.js';

const BATCH_SIZE = 200;
const SEED = 1789;

/** Records of the agency's settings by name. */
interface Names {
  types: Map<string, CrmActionType>;
  outcomes: Map<string, Outcome>;
  tags: Map<string, Tag>;
  people: Map<string, User>;
}

/**
 * Loads the agenda and past actions of a demo agency. Days are relative to the day of loading; the rest is the same at
 * every load.
 */
export async function loadAgenda({ app, agencyId, systemUserId, clients, userIdOf: user }: DemoAgency): Promise<void> {
  const day = today();
  const dice = new Dice();
  const named = new Set<string>();
  const db = app.get(Db);
  const actor = automation(agencyId, systemUserId);
  const names = await db.write(actor, (tx) => namesIn(tx, agencyId));
  // Computed before the transaction begins, since an idle transaction is aborted.
  const rows = clients
    .filter(({ lostAt, deletedAt }) => !lostAt && !deletedAt)
    .flatMap((client, index) => {
      dice.reseed(SEED, index);
      const createdDaysAgo = Math.floor((Date.now() - client.createdAt.getTime()) / 86_400_000);
      const subject = { displayName: client.displayName, type: client.type, prospect: client.status === 'prospect', createdDaysAgo };
      return chained(actionsFor(dice, subject, day, named).map((action) => rowOf(action, client, names, user, day)));
    });
  await db.write(actor, async (tx) => {
    for (let at = 0; at < rows.length; at += BATCH_SIZE) {
      const some = rows.slice(at, at + BATCH_SIZE);
      await tx.insert(
        CrmAction,
        some.map(({ row }) => row),
      );
      await tx.insert(
        CrmActionTag,
        some.flatMap(({ row, tagId }) => (tagId ? [{ agencyId, actionId: row.id, tagId }] : [])),
      );
      await tx.insert(
        TimelineEntry,
        some.flatMap(({ entries }) => entries),
      );
    }
  });
}

async function namesIn(tx: UnitOfWork, agencyId: string): Promise<Names> {
  const byName = <Row extends { name: string }>(rows: Row[]) => new Map(rows.map((row) => [row.name, row]));
  return {
    types: byName(await tx.manager.findBy(CrmActionType, { agencyId })),
    outcomes: byName(await tx.manager.findBy(Outcome, { agencyId })),
    tags: byName(await tx.manager.findBy(Tag, { agencyId })),
    people: new Map((await tx.manager.findBy(User, { agencyId })).map((person) => [person.id, person])),
  };
}

type Made = ReturnType<typeof rowOf>;

/** Links each action to the one that precedes it. */
function chained(made: Made[]): Made[] {
  return made.map((one, index) => {
    const before = made[index - 1]?.row;
    return before?.kind === 'action' && one.row.kind === 'action' ? { ...one, row: { ...one.row, previousId: before.id } } : one;
  });
}

const DAY = 86_400_000;
/** Times of day at which actions are created. */
const CLOCKS = ['08:45', '09:10', '09:55', '10:40', '11:25', '12:05', '14:50', '15:35', '16:15', '17:20'];

function rowOf(action: DemoAction, client: Client, names: Names, user: (email: string) => string, day: string) {
  const { kind, description, notes, on, time, createdDaysAgo, closedDaysAgo } = action;
  const type = names.types.get(action.type);
  const outcome = names.outcomes.get(action.outcome);
  if (!type || !outcome) throw new Error(`A new agency has no ${action.type} or ${action.outcome}.`);
  const operatorId = action.operatorEmail ? user(action.operatorEmail) : (client.assigneeId ?? client.createdById);
  const latest = Date.now() - 60_000;
  // Moves times that are still in the future to the previous day, and keeps each event after the one it follows.
  const at = (daysAgo: number, clock: string, after: Date) => {
    const then = romeInstant(addDays(day, -daysAgo), clock).getTime();
    return new Date(Math.min(Math.max(then <= latest ? then : then - DAY, after.getTime() + 60_000), latest));
  };
  const createdAt = at(
    createdDaysAgo,
    CLOCKS[(client.displayName.length * 7 + description.length) % CLOCKS.length] ?? '09:10',
    client.createdAt,
  );
  const closedAt = closedDaysAgo === null ? null : at(closedDaysAgo, time ?? '12:20', createdAt);
  const row: CrmAction = {
    ...newAction(
      { agencyId: client.agencyId, userId: operatorId },
      {
        kind,
        clientId: client.id,
        description,
        notes,
        typeId: type.id,
        plannedOn: on,
        plannedTime: time,
        durationMinutes: type.durationMinutes,
        operatorId,
        onCalendar: kind === 'action' && type.onCalendar,
        outcomeId: outcome.id,
        state: outcome.state,
      },
      createdAt,
    ),
    ...(closedAt ? { closedAt, updatedAt: closedAt, version: kind === 'action' ? 2 : 1 } : {}),
  };
  const entry = {
    agencyId: client.agencyId,
    subjectId: client.id,
    actorId: operatorId,
    origin: 'staff' as const,
    link: `/api/v1/crm-actions/${row.id}`,
  };
  const planned = {
    type: type.name,
    operator: names.people.get(operatorId)?.displayName ?? '',
    outcome: kind === 'history' ? outcome.name : 'Pianificata',
  };
  return {
    row,
    tagId: action.tagName ? (names.tags.get(action.tagName)?.id ?? null) : null,
    entries: [
      {
        ...entry,
        id: uuidv7(),
        ...(kind === 'history'
          ? { kind: 'history-added' as const, title: 'History added' }
          : { kind: 'action-planned' as const, title: 'Action planned' }),
        at: createdAt,
        changes: changeLabelsOf(row, planned),
      },
      ...(closedAt && kind === 'action'
        ? [
            {
              ...entry,
              id: uuidv7(),
              kind: 'action-closed' as const,
              title: 'Action closed',
              at: closedAt,
              changes: [
                { field: 'description', from: description, to: description },
                { field: 'outcome', from: 'Pianificata', to: outcome.name },
              ],
            },
          ]
        : []),
    ],
  };
}
