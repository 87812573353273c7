import { Injectable } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { today } from '../core/clock.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { integer } from '../core/database/integer.js';
import { conflict, invalid, Problem, unknownReference, type FieldError } from '../core/errors.js';
import { User } from '../users/user.entity.js';
import type { ClientRecord, SheetRecord } from './sheet-record.entity.js';
import { SheetProjection } from './sheet-projection.js';
import { SheetTabs, type SheetTab } from './sheet-tab.js';
import { required } from './sheet.rules.js';

type Values = Record<string, unknown>;
/** Maximum number of blocking records that a refusal names. */
const NAMED = 5;

/** Checks before a record is written: its fields, the records it references and the records that reference it. */
@Injectable()
export class SheetChecks {
  constructor(
    private readonly rows: SheetProjection,
    private readonly tabs: SheetTabs,
  ) {}

  /** @throws 422 with a pointer for each field error; an id that is not visible and one of another client are both reported as not found */
  async check<Row extends SheetRecord>(tx: UnitOfWork, tab: SheetTab<Row>, row: Row, before: Row | undefined): Promise<void> {
    const empty = this.rows
      .fieldColumns(tab)
      .filter(({ isNullable, propertyName }) => !isNullable && (row as Values)[propertyName] === null);
    const fieldErrors: FieldError[] = empty.map(({ propertyName }) => required(propertyName));
    // These rules expect the required fields, so they run only once those are valid.
    if (fieldErrors.length === 0) fieldErrors.push(...(tab.findErrors?.(row, today()) ?? []));
    for (const [field, target] of Object.entries(tab.references ?? {})) {
      const id = changed(field, row, before);
      if (id && !(await this.isActive(tx, target, row as unknown as ClientRecord, id))) fieldErrors.push(unknownReference(`/${field}`));
    }
    for (const field of tab.people ?? []) {
      const id = changed(field, row, before);
      const [person] = id ? await tx.findVisible(User, [id], { active: true, kind: 'person' }) : [];
      if (id && !person) fieldErrors.push(unknownReference(`/${field}`));
    }
    if (fieldErrors.length > 0) throw invalid(fieldErrors);
  }

  /** @throws 409 for a record that references another one in the trash */
  async assertReferencesActive<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, row: Row): Promise<void> {
    const errors: FieldError[] = [];
    for (const [field, target] of Object.entries(tab.references ?? {})) {
      const id = (row as Values)[field] as string | null;
      if (id && !(await this.isActive(tx, target, row, id)))
        errors.push({
          pointer: `/${field}`,
          code: 'reference-in-trash',
          message: 'The referenced record is in the trash: restore it first, or clear the field.',
        });
    }
    if (errors.length > 0) throw conflict('reference-in-trash', 'The record refers to a record in the trash.', errors);
  }

  /** @throws 409 that names the active records that reference this one */
  async assertNotReferenced<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, row: Row): Promise<void> {
    const each = this.tabs.pointingAt(tab.name).map(({ tab: other, field }) => {
      return sql`SELECT ${other.name}::text AS kind, id, display_name AS "displayName" FROM ${this.rows.tableOf(other)}
        WHERE agency_id = ${row.agencyId} AND client_id = ${row.clientId} AND ${this.rows.columnName(other, field)} = ${row.id} AND deleted_at IS NULL`;
    });
    if (each.length === 0) return;
    const usedBy = await tx.query<{ kind: string; id: string; displayName: string }>(
      sql`${join(each, ' UNION ALL ')} LIMIT ${integer(NAMED)}`,
    );
    if (usedBy.length > 0) throw new Problem(409, 'record-in-use', 'Other records of the client refer to this one.', { extra: { usedBy } });
  }

  /** Replaces ids by the display names of their records, for the timeline. */
  async withNames<Row extends SheetRecord>(tx: UnitOfWork, tab: SheetTab<Row>, values: Values): Promise<Values> {
    const named: Values = {};
    for (const [field, value] of Object.entries(values)) {
      const target = tab.references?.[field]?.entity ?? (tab.people?.includes(field) ? User : undefined);
      const [found] = target && value ? await tx.findVisible<SheetRecord | User>(target, [value as string]) : [];
      named[target ? field.replace(/Id$/, '') : field] = target ? (found?.displayName ?? null) : value;
    }
    return named;
  }

  private async isActive(
    tx: UnitOfWork,
    { entity }: { entity: new () => ClientRecord },
    { clientId }: ClientRecord,
    id: string,
  ): Promise<boolean> {
    return (await tx.findVisible(entity, [id], { clientId, deletedAt: null })).length > 0;
  }
}

const changed = (field: string, row: object, before: object | undefined): string | null => {
  const id = (row as Values)[field] as string | null;
  return id !== (before as Values | undefined)?.[field] ? id : null;
};
