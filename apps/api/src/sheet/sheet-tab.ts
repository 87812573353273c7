import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import type { FieldError } from '../core/errors.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import type { RecordType } from '../core/records/record-type.js';
import { RecordTypes } from '../core/records/record-types.js';
import type { ClientRecord, SheetRecord } from './sheet-record.entity.js';
import type { RecordTabName, SheetTabName } from './sheet-tab-names.js';

/**
 * Definition of one tab of the sheet. Everything else (visibility, paging, versions, timeline, trash) is common to all
 * tabs and implemented once in this folder. docs/decisions/0017
 */
export interface SheetTab<Row extends SheetRecord = SheetRecord> extends RecordType<Row> {
  name: RecordTabName;
  /** Class that declares the fields that callers can write. */
  fields: new () => object;
  displayName(row: Row): string;
  /** Text to sort by, if it differs from the display name. */
  sortName?(row: Row): string;
  /** Texts that the search finds in addition to the display name. */
  searchTexts?(row: Row): (string | null)[];
  /** Additional sort orders: SQL over `t` for a text whose byte order is the order of the values. */
  sorts?: Record<string, Sql>;
  defaultSort?: string;
  /** Flag that only one record of a client can have; setting it on one clears it on the other. */
  single?: keyof Row & string;
  /** Fields that hold the id of another record of the same client, with the tab of that record. */
  references?: Record<string, { name: RecordTabName; entity: new () => ClientRecord }>;
  /** Fields that hold the id of a user of the agency. */
  people?: readonly string[];
  /** Read-only columns that are included in answers. */
  shown?: readonly (keyof Row & string)[];
  /** Additional properties in answers: SQL over `t` for the JSON of each, which must not be NULL. */
  related?: Record<string, Sql>;
  /** Checks that class-validator cannot express. @param day today, in Rome */
  findErrors?(row: Row, day: string): FieldError[];
  /** Rewrites a change for the timeline, which every user who can see the client can read. */
  labelChange?(change: FieldChange): FieldChange;
  /** Link table and its column for the record's id, for records that belong to the agency. */
  link?: { table: Sql; column: Sql };
}

/** Declares a tab whose records belong to one client: the client's timeline shows their changes. */
export const clientTab = <Row extends ClientRecord>({
  keeps = {},
  ...tab
}: Omit<SheetTab<Row>, 'timeline' | 'trash'> & { keeps?: Readonly<Record<string, Sql>> }): SheetTab<Row> => ({
  ...tab,
  timeline: {
    kinds: { created: 'sheet-added', updated: 'sheet-changed', deleted: 'sheet-removed', restored: 'sheet-restored' },
    subjectOf: ({ clientId }) => clientId,
    linkTo: ({ clientId, id }) => `/api/v1/clients/${clientId}/${tab.name}/${id}`,
  },
  trash: { parent: { table: sql`clients`, column: sql`client_id` }, keeps },
});

/** A tab whose records another feature stores. */
export interface ForeignTab {
  name: Exclude<SheetTabName, RecordTabName>;
  /** SQL that returns a row for each active record of the client that the actor can see. */
  rows: (actor: Actor, clientId: string) => Sql;
}

/** All tabs, found among the record types of the features, so that the sheet does not depend on any of them. */
@Injectable()
export class SheetTabs {
  private readonly tabs: readonly SheetTab[];
  /** Tabs that are only counted here; their features do everything else. */
  readonly foreign: ForeignTab[] = [];

  constructor(types: RecordTypes) {
    this.tabs = types.all().filter((type): type is SheetTab => 'fields' in type);
  }

  all(): readonly SheetTab[] {
    return this.tabs;
  }

  /** @throws when no feature declares the tab */
  get(name: RecordTabName): SheetTab {
    const tab = this.tabs.find((one) => one.name === name);
    if (!tab) throw new Error(`No feature declares the tab ${name}.`);
    return tab;
  }

  /** Fields, with their tabs, that reference records of this tab. */
  pointingAt(name: RecordTabName): { tab: SheetTab; field: string }[] {
    return this.all().flatMap((tab) =>
      Object.entries(tab.references ?? {})
        .filter(([, target]) => target.name === name)
        .map(([field]) => ({ tab, field })),
    );
  }
}
