import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { moveToPosition } from '../core/database/positions.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, notFound } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import type {
  CreateCrmActionTypeDto,
  CrmActionTypeDto,
  CrmActionTypeList,
  UpdateCrmActionTypeDto,
  UsageQuery,
} from './crm-action-type.dto.js';
import { CrmActionType } from './crm-action-type.entity.js';

const MAX_ITEMS = 100;
const MAX_COUNTED = 10_000;

@Injectable()
export class CrmActionTypesService {
  constructor(private readonly db: Db) {}

  async list(actor: Actor, { count }: UsageQuery): Promise<CrmActionTypeList> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const data = await this.db.read<CrmActionTypeDto>(
      actor,
      `${select(actor, bind, count !== undefined)} WHERE ${visibleTo(actor, 'agency', 't', bind)} ORDER BY t.position, t.id LIMIT ${MAX_ITEMS}`,
      values,
    );
    return { data };
  }

  async get(actor: Actor, id: string): Promise<CrmActionTypeDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [type] = await this.db.read<CrmActionTypeDto>(
      actor,
      `${select(actor, bind)} WHERE ${visibleTo(actor, 'agency', 't', bind)} AND t.id = ${bind(id)}`,
      values,
    );
    if (!type) throw notFound();
    return type;
  }

  /** @throws 409 when the agency already has a type of this name, or 100 types */
  create(actor: Actor, { name, position, ...body }: CreateCrmActionTypeDto): Promise<CrmActionTypeDto> {
    return this.runUnique(actor, async (tx) => {
      const types = await inOrder(tx);
      if (types.length >= MAX_ITEMS) throw conflict('too-many-types', `An agency has at most ${MAX_ITEMS} types.`);
      const id = uuidv7();
      await tx.insert(CrmActionType, {
        icon: 'calendar',
        ...body,
        agencyId: actor.agencyId,
        id,
        name: name.trim(),
        position: types.length + 1,
      });
      if (position) await moveToPosition(tx, 'crm_action_types', [...types, { id }], { id }, position);
      return this.toResponse(tx, id);
    });
  }

  /** @throws 412 for an outdated version, 409 when another type has this name */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: UpdateCrmActionTypeDto): Promise<CrmActionTypeDto> {
    return this.runUnique(actor, async (tx) => {
      const types = await inOrder(tx);
      const type = types.find((one) => one.id === id);
      if (!type) throw notFound();
      checkVersion(expected, type.version);
      const { position, name, ...fields } = body;
      const sent = { ...fields, ...(name === undefined ? {} : { name: name.trim() }) };
      const changed = Object.entries(sent).filter(([field, value]) => value !== undefined && value !== type[field as keyof typeof sent]);
      if (changed.length > 0)
        await tx.update(
          CrmActionType,
          { agencyId: actor.agencyId, id },
          { ...(Object.fromEntries(changed) as Partial<CrmActionType>), version: type.version + 1 },
        );
      if (position !== undefined) await moveToPosition(tx, 'crm_action_types', types, type, position);
      return this.toResponse(tx, id);
    });
  }

  /** @throws 409 for a type in use, since its actions still show its name */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.runUnique(actor, async (tx) => {
      const type = (await inOrder(tx)).find((one) => one.id === id);
      if (!type) throw notFound();
      checkVersion(expected, type.version);
      await tx.manager.delete(CrmActionType, { agencyId: actor.agencyId, id });
      await tx.query('UPDATE crm_action_types SET position = position - 1 WHERE agency_id = $1 AND position > $2', [
        actor.agencyId,
        type.position,
      ]);
    });
  }

  private async runUnique<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (violates(error, 'crm_action_types_name'))
        throw conflict('type-exists', 'The agency already has a type with this name.', [
          { pointer: '/name', code: 'type-exists', message: 'The agency already has one with this name.' },
        ]);
      if (violates(error, 'crm_actions_type', 'foreign key'))
        throw conflict('type-in-use', 'Actions use this type: deactivate it instead.');
      throw error;
    }
  }

  private async toResponse(tx: UnitOfWork, id: string): Promise<CrmActionTypeDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [type] = await tx.query<CrmActionTypeDto>(
      `${select(tx.actor, bind)} WHERE ${visibleTo(tx.actor, 'agency', 't', bind)} AND t.id = ${bind(id)}`,
      values,
    );
    if (!type) throw notFound();
    return type;
  }
}

function select(actor: Actor, bind: (value: unknown) => string, counted = false): string {
  const used = `(SELECT count(*)::integer FROM (SELECT 1 FROM crm_actions a JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id
    WHERE a.agency_id = t.agency_id AND a.type_id = t.id AND a.deleted_at IS NULL AND c.deleted_at IS NULL AND ${counted ? visibleTo(actor, 'owned', 'c', bind) : 'true'} LIMIT ${MAX_COUNTED}) used)`;
  return `SELECT t.id, t.name, t.icon, t.duration_minutes AS "durationMinutes", t.on_calendar AS "onCalendar", t.active, t.position${counted ? `, ${used} AS "usageCount"` : ''}, t.version
    FROM crm_action_types t`;
}

/** Returns the agency's types by position; concurrent changes wait until this transaction ends. */
async function inOrder(tx: UnitOfWork): Promise<CrmActionType[]> {
  await tx.lock('action types of an agency');
  return tx.manager.find(CrmActionType, { where: { agencyId: tx.actor.agencyId }, order: { position: 'ASC', id: 'ASC' } });
}
