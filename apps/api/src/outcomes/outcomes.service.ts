import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { moveToPosition } from '../core/database/positions.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, invalid, notFound, unknownReference } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import type { UsageQuery } from '../crm-action-types/crm-action-type.dto.js';
import { CrmActionType } from '../crm-action-types/crm-action-type.entity.js';
import type { CrmIcon } from '../crm-action-types/crm-icons.js';
import type { CreateOutcomeDto, OutcomeDto, OutcomeList, UpdateOutcomeDto } from './outcome.dto.js';
import { Outcome, OutcomeType, type ActionState } from './outcome.entity.js';

const MAX_ITEMS = 100;
const MAX_COUNTED = 10_000;
/** Default icon and color of a new outcome, by state. */
const LOOKS: Record<ActionState, { icon: CrmIcon; color: string }> = {
  planned: { icon: 'clock', color: '#2f5aa8' },
  done: { icon: 'circle-check', color: '#2b7240' },
  cancelled: { icon: 'circle-x', color: '#6e6e68' },
};

@Injectable()
export class OutcomesService {
  constructor(private readonly db: Db) {}

  async list(actor: Actor, { count }: UsageQuery): Promise<OutcomeList> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const data = await this.db.read<OutcomeDto>(
      actor,
      `${select(actor, bind, count !== undefined)} WHERE ${visibleTo(actor, 'agency', 'o', bind)} ORDER BY o.position, o.id LIMIT ${MAX_ITEMS}`,
      values,
    );
    return { data };
  }

  async get(actor: Actor, id: string): Promise<OutcomeDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [outcome] = await this.db.read<OutcomeDto>(
      actor,
      `${select(actor, bind)} WHERE ${visibleTo(actor, 'agency', 'o', bind)} AND o.id = ${bind(id)}`,
      values,
    );
    if (!outcome) throw notFound();
    return outcome;
  }

  /** @throws 409 when the agency already has an outcome of this name, or 100 outcomes */
  create(actor: Actor, { typeIds = [], name, color, position, ...body }: CreateOutcomeDto): Promise<OutcomeDto> {
    return this.runUnique(actor, async (tx) => {
      const outcomes = await inOrder(tx);
      if (outcomes.length >= MAX_ITEMS) throw conflict('too-many-outcomes', `An agency has at most ${MAX_ITEMS} outcomes.`);
      const id = uuidv7();
      const look = LOOKS[body.state];
      await tx.insert(Outcome, {
        icon: look.icon,
        ...body,
        agencyId: actor.agencyId,
        id,
        name: name.trim(),
        color: color?.toLowerCase() ?? look.color,
        position: outcomes.length + 1,
      });
      await setTypes(tx, id, typeIds);
      if (position) await moveToPosition(tx, 'outcomes', [...outcomes, { id }], { id }, position);
      return this.toResponse(tx, id);
    });
  }

  /** @throws 412 for an outdated version, 409 for a taken name, for a new state of an outcome in use, and for a default outcome */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateOutcomeDto): Promise<OutcomeDto> {
    return this.runUnique(actor, async (tx) => {
      const outcomes = await inOrder(tx);
      const outcome = outcomes.find((one) => one.id === id);
      if (!outcome) throw notFound();
      checkVersion(expected, outcome.version);
      const { position, typeIds, name, color, ...fields } = body;
      const sent = {
        ...fields,
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(color === undefined ? {} : { color: color.toLowerCase() }),
      };
      const changes = Object.fromEntries(
        Object.entries(sent).filter(([field, value]) => value !== undefined && value !== outcome[field as keyof typeof sent]),
      ) as Partial<Outcome>;
      if (changes.active === false || changes.state) await refuseDefault(tx, id);
      if (typeIds) await setTypes(tx, id, typeIds);
      if (typeIds || Object.keys(changes).length > 0)
        await tx.update(Outcome, { agencyId: actor.agencyId, id }, { ...changes, version: outcome.version + 1 });
      if (position !== undefined) await moveToPosition(tx, 'outcomes', outcomes, outcome, position);
      return this.toResponse(tx, id);
    });
  }

  /** @throws 409 for an outcome in use and for a default outcome */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.runUnique(actor, async (tx) => {
      const outcome = (await inOrder(tx)).find((one) => one.id === id);
      if (!outcome) throw notFound();
      checkVersion(expected, outcome.version);
      await refuseDefault(tx, id);
      await tx.manager.delete(Outcome, { agencyId: actor.agencyId, id });
      await tx.query('UPDATE outcomes SET position = position - 1 WHERE agency_id = $1 AND position > $2', [
        actor.agencyId,
        outcome.position,
      ]);
    });
  }

  private async runUnique<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (violates(error, 'outcomes_name'))
        throw conflict('outcome-exists', 'The agency already has an outcome with this name.', [
          { pointer: '/name', code: 'outcome-exists', message: 'The agency already has one with this name.' },
        ]);
      if (violates(error, 'crm_actions_outcome', 'foreign key'))
        throw conflict('outcome-in-use', 'Actions use this outcome: its state cannot change, and it can only be deactivated.');
      throw error;
    }
  }

  private async toResponse(tx: UnitOfWork, id: string): Promise<OutcomeDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [outcome] = await tx.query<OutcomeDto>(
      `${select(tx.actor, bind)} WHERE ${visibleTo(tx.actor, 'agency', 'o', bind)} AND o.id = ${bind(id)}`,
      values,
    );
    if (!outcome) throw notFound();
    return outcome;
  }
}

function select(actor: Actor, bind: (value: unknown) => string, counted = false): string {
  const used = `(SELECT count(*)::integer FROM (SELECT 1 FROM crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id
    WHERE a.agency_id = o.agency_id AND a.outcome_id = o.id AND a.deleted_at IS NULL AND c.deleted_at IS NULL AND ${counted ? visibleTo(actor, 'owned', 'c', bind) : 'true'} LIMIT ${MAX_COUNTED}) used)`;
  return `SELECT o.id, o.name, o.state, o.icon, o.color, o.active, o.position${counted ? `, ${used} AS "usageCount"` : ''}, o.version,
    ARRAY(SELECT t.type_id::text FROM outcome_types t WHERE t.agency_id = o.agency_id AND t.outcome_id = o.id ORDER BY t.type_id) AS "typeIds" FROM outcomes o`;
}

/** Refuses the default outcomes (409), since new actions would otherwise start with an unusable one. */
async function refuseDefault(tx: UnitOfWork, id: string): Promise<void> {
  const named = await tx.query(
    'SELECT 1 FROM crm_settings WHERE agency_id = $1 AND (default_action_outcome_id = $2 OR default_history_outcome_id = $2) FOR UPDATE',
    [tx.actor.agencyId, id],
  );
  if (named.length > 0) throw conflict('outcome-is-default', 'This outcome is the default of new actions: choose another default first.');
}

async function setTypes(tx: UnitOfWork, outcomeId: string, typeIds: string[]): Promise<void> {
  const { agencyId } = tx.actor;
  const known = new Set((await tx.findVisible(CrmActionType, typeIds)).map(({ id }) => id));
  const fieldErrors = typeIds.flatMap((id, index) => (known.has(id) ? [] : [unknownReference(`/typeIds/${index}`)]));
  if (fieldErrors.length > 0) throw invalid(fieldErrors);
  await tx.manager.delete(OutcomeType, { agencyId, outcomeId });
  await tx.insert(
    OutcomeType,
    typeIds.map((typeId) => ({ agencyId, outcomeId, typeId })),
  );
}

/** Returns the agency's outcomes by position; concurrent changes wait until this transaction ends. */
async function inOrder(tx: UnitOfWork): Promise<Outcome[]> {
  await tx.lock('outcomes of an agency');
  return tx.manager.find(Outcome, { where: { agencyId: tx.actor.agencyId }, order: { position: 'ASC', id: 'ASC' } });
}
