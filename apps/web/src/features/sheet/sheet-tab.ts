import type { UseFormReturnType } from '@mantine/form';
import type { PageDto, PersonRef, SheetTab } from '@sestante/api-client/types';
import type { Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { ApiProblem } from '../../lib/problems';
import type { Column } from '../../ui/data-list';
import type { ControlProps } from './use-uncontrolled-value';
import type { SheetFields, SheetValues } from './sheet-fields';

export type SheetForm = UseFormReturnType<SheetValues>;

/** What every record of the sheet has. */
export interface SheetRow {
  id: string;
  displayName: string;
  createdBy: PersonRef;
  createdAt: string;
  updatedAt: string;
  version: number;
}

interface Call<Path> {
  path: Path;
  signal?: AbortSignal;
  throwOnError: true;
}
interface OfClient {
  clientId: string;
}
interface OfRecord extends OfClient {
  id: string;
}
type Answer<T> = Promise<{ data: T }>;
type Versioned = { headers: { 'If-Match': string } };

/** The operations of the generated client, as they are. What has no form to be made in says no `create`. */
export interface SheetApi<Row, Body> {
  list(call: Call<OfClient> & { query: object }): Answer<{ data: Row[]; page: PageDto }>;
  get(call: Call<OfRecord>): Answer<Row>;
  create?(call: Call<OfClient> & { body: Body; headers: { 'Idempotency-Key': string } }): Answer<Row>;
  update(call: Call<OfRecord> & Versioned & { body: Partial<Body> }): Answer<Row>;
}

/** Of records that are one client's: thrown away, and taken out of the trash. */
export interface OwnApi<Row, Body> extends SheetApi<Row, Body> {
  remove(call: Call<OfRecord> & Versioned): Promise<unknown>;
  restore(call: Call<{ id: string }>): Promise<unknown>;
}

/** Of records that are the agency's: clients are linked to them, and thrown away is what nobody is linked to. */
export interface LinkedApi<Row, Body> extends SheetApi<Row, Body> {
  link(call: Call<OfRecord>): Answer<Row>;
  unlink(call: Call<OfRecord>): Promise<unknown>;
  /** All that the agency has, found by words. */
  known(call: { query: { q?: string; limit: number }; signal?: AbortSignal; throwOnError: true }): Answer<{ data: Row[] }>;
  discard(call: Call<{ id: string }> & Versioned): Promise<unknown>;
  retrieve(call: Call<{ id: string }>): Promise<unknown>;
}

/** What can be done with a record besides the usual: on its row, in its menu, in its panel. */
export interface SheetAction {
  label: string;
  icon: Icon;
  /** Where it leads, or what it does. */
  link?: LinkProps;
  run?: () => void;
}

export interface SheetOrder {
  /** As the API calls it. */
  by: string;
  /** Ascending and descending, in words. */
  labels: [ascending: string, descending: string];
}

/** For a control that only this tab has. */
export interface SheetControlProps extends ControlProps {
  /** What is being changed; null for a new one. */
  row: object | null;
  clientId: string;
}

/** When a deletion was refused. */
export interface RefusedProps<Row> {
  row: Row;
  clientId: string;
  problem: ApiProblem;
  onClose: () => void;
  /** Tries again with the record as it is then, once what stood in the way is gone. */
  onAgain: (row: Row) => void;
}

/**
 * One tab of the sheet: all that makes it different from the others. List, search, order, counts, keys, panel, form,
 * guard, conflict, undo and empty states stand in this folder, once; `sites/` and `contacts/` are the models.
 */
export interface SheetTabDefinition<Row extends SheetRow, Body extends object> {
  name: Exclude<SheetTab, 'activities'>;
  icon: Icon;
  /** "Aggiungi sede", "Nuova sede", "Ancora nessuna sede", and what it is for. */
  words: { add: string; new: string; empty: string; emptyHint: string };
  /** What is to be known of the whole tab, above its list. */
  note?: ReactNode;
  api: OwnApi<Row, Body> | LinkedApi<Row, Body>;
  fields: SheetFields<Body>;
  /** What is wrong between fields, by path; each by itself is checked by its kind. */
  fieldErrors?: (values: SheetValues) => Record<string, string>;
  /** Controls of its own, by field. */
  controls?: { [Name in keyof Body & string]?: ComponentType<SheetControlProps> };
  /** What a record is called in lists; its display name when not said. */
  nameOf?: (row: Row) => string;
  /** What the form of a new one is called while it is filled in. */
  nameWhileTyping?: (values: SheetValues) => string;
  /** The column of the name; sorted by it where it has an order. */
  nameHeader: string;
  /** After the name's column. */
  columns: readonly Column<Row>[];
  /** The second line of its card, on a narrow screen. */
  details: (row: Row) => (string | null | undefined | false)[];
  /** A mark beside the name, in list, card and panel. */
  mark?: (row: Row) => ReactNode;
  /** Orders besides by name, creation and change, by their word in the address. */
  orders?: Readonly<Record<string, SheetOrder>>;
  /** What the list is ordered by without a choice; the name when not said. */
  defaultOrder?: string;
  actions?: (row: Row, clientId: string) => SheetAction[];
  /** In the panel, below the fields. */
  Details?: ComponentType<{ row: Row; clientId: string }>;
  /** In place of the button that opens the form. */
  Add?: ComponentType<{ clientId: string }>;
  /** Why a record can not be changed now, in words; null when it can. */
  locked?: (row: Row) => string | null;
  /** What is asked or told when its deletion is refused, by the problem's code. */
  refusals?: Readonly<Record<string, ComponentType<RefusedProps<Row>>>>;
}

export function isLinked<Row, Body>(api: OwnApi<Row, Body> | LinkedApi<Row, Body>): api is LinkedApi<Row, Body> {
  return 'link' in api;
}

export function nameOf<Row extends SheetRow, Body extends object>(tab: SheetTabDefinition<Row, Body>, row: Row): string {
  return tab.nameOf?.(row) ?? row.displayName;
}

const COMMON_ORDERS: Record<string, SheetOrder> = {
  nome: { by: 'displayName', labels: ['Nome, dalla A', 'Nome, dalla Z'] },
  creato: { by: 'createdAt', labels: ['Più vecchi', 'Più nuovi'] },
  aggiornato: { by: 'updatedAt', labels: ['Fermi da più tempo', 'Aggiornati di recente'] },
};

/** The orders that a list of the tab can have, by their words in the address. */
export function ordersOf({ orders }: { orders?: Readonly<Record<string, SheetOrder>> | undefined }): Record<string, SheetOrder> {
  return { ...COMMON_ORDERS, ...orders };
}
