import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { money } from '../clients/client.entity.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { jsonObject, jsonOf, jsonOfColumns, jsonOfMoney } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { fieldsOf } from '../core/http/fields.js';
import type { SheetRecord } from './sheet-record.entity.js';
import type { SheetTab } from './sheet-tab.js';

const FIRST = ['id', 'displayName'];
const LAST = ['createdAt', 'updatedAt', 'version'];

/** SQL that turns the columns of a tab's entity into the JSON of the API, for every read and write of every tab. */
@Injectable()
export class SheetProjection {
  constructor(private readonly db: Db) {}

  tableOf(tab: Pick<SheetTab, 'entity'>): Sql {
    return raw(this.db.metadata.getMetadata(tab.entity).tablePath);
  }

  /** Columns that callers can write, found by the names of their fields. */
  fieldColumns<Row extends SheetRecord>(tab: SheetTab<Row>): ColumnMetadata[] {
    const fields = fieldsOf(tab.fields);
    return this.columns(tab).filter(({ propertyName }) => fields.has(propertyName));
  }

  columnOf<Row extends SheetRecord>(tab: SheetTab<Row>, property: string): ColumnMetadata {
    const column = this.columns(tab).find(({ propertyName }) => propertyName === property);
    if (!column) throw new Error(`${tab.name} has no ${property}.`);
    return column;
  }

  columnName<Row extends SheetRecord>(tab: SheetTab<Row>, property: string): Sql {
    return raw(this.columnOf(tab, property).databaseName);
  }

  /** SQL for the JSON of row `t`, with `b` as the user that created it. */
  json<Row extends SheetRecord>(tab: SheetTab<Row>, actor: Actor): Sql {
    const own = (names: readonly string[]) => names.map((name) => this.columnOf(tab, name));
    const columns = [...own(FIRST), ...this.fieldColumns(tab), ...own(tab.shown ?? [])];
    return jsonObject([
      ...columns.map(asField),
      ...Object.entries(tab.references ?? {}).map(([field, target]) => this.reference(tab, field, this.tableOf(target))),
      ...(tab.people ?? []).map((field) => this.reference(tab, field, sql`users`)),
      ...(tab.link ? [['usageCount', usageOf(tab.link, actor)] as const] : []),
      ...Object.entries(tab.related ?? {}),
      ['createdBy', nameOf('b')],
      ...own(LAST).map(asField),
    ]);
  }

  /**
   * `siteId` is the field and `site` the record it references. The record belongs to the same client, so it has the same
   * visibility as the row.
   */
  private reference<Row extends SheetRecord>(tab: SheetTab<Row>, field: string, table: Sql) {
    const found = sql`(SELECT ${nameOf('r')} FROM ${table} r WHERE r.agency_id = t.agency_id AND r.id = t.${this.columnName(tab, field)})`;
    return [field.replace(/Id$/, ''), sql`coalesce(${found}, 'null')`] as const;
  }

  private columns<Row extends SheetRecord>(tab: SheetTab<Row>): ColumnMetadata[] {
    return this.db.metadata.getMetadata(tab.entity).columns;
  }
}

const asField = (column: ColumnMetadata) =>
  [column.propertyName, column.transformer === money ? jsonOfMoney(column, 't') : jsonOf(column, 't')] as const;

const nameOf = (alias: string): Sql => jsonOfColumns(alias, { id: 'id', displayName: 'display_name' });

/** SQL for the number of linked active clients that the reader can see, up to 10,000. */
const usageOf = ({ table, column }: NonNullable<SheetTab['link']>, actor: Actor): Sql =>
  sql`(SELECT count(*) FROM (SELECT 1 FROM ${table} u JOIN clients c ON c.agency_id = u.agency_id AND c.id = u.client_id
     WHERE u.agency_id = t.agency_id AND u.${column} = t.id AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')} LIMIT 10000) used)`;
