import { Injectable } from '@nestjs/common';
import type { Bind } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import type { FieldError } from '../core/errors.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import type { ClientRecord, SheetRecord } from './sheet-record.entity.js';
import type { RecordTabName, SheetTabName } from './sheet-tab-names.js';

/**
 * What one tab of the sheet says of itself; everything else (scope, paging, versions, timeline, trash) is the same for
 * all of them and stands in this folder once. docs/decisions/0017
 */
export interface SheetTab<Row extends SheetRecord = SheetRecord> {
  /** As addresses, the trash and the timeline call it. */
  name: RecordTabName;
  /** Of one record, in the English titles of the timeline: `Site`. */
  noun: string;
  entity: new () => Row;
  /** The class that declares what callers write. */
  fields: new () => object;
  displayName(row: Row): string;
  /** What it is sorted by where that is not its display name. */
  sortName?(row: Row): string;
  /** By what it is found beside its display name. */
  searchTexts?(row: Row): (string | null)[];
  /** Sorts of its own: SQL over `t` for a text that sorts as the values do, in the order of bytes. */
  sorts?: Record<string, string>;
  defaultSort?: string;
  /** A flag that one record of a client has: who takes it takes it away from the other. */
  single?: keyof Row & string;
  /** Fields that hold the id of another record of the same client, and of which tab that is. */
  references?: Record<string, { name: RecordTabName; entity: new () => ClientRecord }>;
  /** Fields that hold the id of somebody of the agency. */
  people?: readonly string[];
  /** Columns that are shown and not written by callers. */
  shown?: readonly (keyof Row & string)[];
  /** What stands beside its fields in answers: SQL over `t` for the JSON of each; none of it may be NULL. */
  related?: Record<string, string>;
  /** Records that are never purged: a condition in SQL over `t`. */
  kept?: string;
  /** What class-validator cannot see. @param day today, in Rome */
  findErrors?(row: Row, day: string): FieldError[];
  /** How a change is told to whoever sees the client. */
  labelChange?(change: FieldChange): FieldChange;
  /** Of a record that is the agency's and that clients are linked to: the table of the links, and its column. */
  link?: { table: string; column: string };
}

/** A tab whose records another feature keeps. */
export interface ForeignTab {
  name: Exclude<SheetTabName, RecordTabName>;
  /** SQL that gives a row for each active record of the client that the actor sees. */
  rows: (actor: Actor, clientId: string, bind: Bind) => string;
}

/** Every tab that there is. A feature adds its own when it is wired, so that the sheet knows of none by name. */
@Injectable()
export class SheetTabs {
  private readonly tabs = new Map<RecordTabName, SheetTab>();
  /** What is counted with the others and otherwise left to its feature. */
  readonly foreign: ForeignTab[] = [];

  add<Row extends SheetRecord>(tab: SheetTab<Row>): void {
    this.tabs.set(tab.name, tab as unknown as SheetTab);
  }

  all(): SheetTab[] {
    return [...this.tabs.values()];
  }

  /** @throws when no feature has added it */
  get(name: RecordTabName): SheetTab {
    const tab = this.tabs.get(name);
    if (!tab) throw new Error(`No feature has added the tab ${name}.`);
    return tab;
  }

  /** Which fields of which tabs point at records of this one. */
  pointingAt(name: RecordTabName): { tab: SheetTab; field: string }[] {
    return this.all().flatMap((tab) =>
      Object.entries(tab.references ?? {})
        .filter(([, target]) => target.name === name)
        .map(([field]) => ({ tab, field })),
    );
  }
}
