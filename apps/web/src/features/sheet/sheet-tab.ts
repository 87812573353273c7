import type { PageDto, PersonRef, SheetTab } from '@sestante/api-client/types';
import type { Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { ApiProblem } from '../../lib/problems';
import type { Column } from '../../ui/lists/data-list';
import type { FieldProps } from '../../ui/forms/form-field';
import type { SheetFields, SheetValues } from './sheet-fields';

/** Fields that every record of the sheet has. */
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

/** Operations of the generated client. A tab whose records are not created by a form has no `create`. */
export interface SheetApi<Row, Body> {
  list(call: Call<OfClient> & { query: object }): Answer<{ data: Row[]; page: PageDto }>;
  get(call: Call<OfRecord>): Answer<Row>;
  create?(call: Call<OfClient> & { body: Body; headers: { 'Idempotency-Key': string } }): Answer<Row>;
  update(call: Call<OfRecord> & Versioned & { body: Partial<Body> }): Answer<Row>;
}

/** Operations of records that belong to one client: delete, and restore from the trash. */
export interface OwnApi<Row, Body> extends SheetApi<Row, Body> {
  remove(call: Call<OfRecord> & Versioned): Promise<unknown>;
  restore(call: Call<{ id: string }>): Promise<unknown>;
}

/** Operations of records that belong to the agency: clients are linked to them, and only unlinked ones can be deleted. */
export interface LinkedApi<Row, Body> extends SheetApi<Row, Body> {
  link(call: Call<OfRecord>): Answer<Row>;
  unlink(call: Call<OfRecord>): Promise<unknown>;
  /** Lists the agency's records that match a text. */
  known(call: { query: { q?: string; limit: number }; signal?: AbortSignal; throwOnError: true }): Answer<{ data: Row[] }>;
  discard(call: Call<{ id: string }> & Versioned): Promise<unknown>;
  retrieve(call: Call<{ id: string }>): Promise<unknown>;
}

/** Additional action of a record: in its row, its menu and its panel. */
export interface SheetAction {
  label: string;
  icon: Icon;
  /** Link of the action; otherwise it has a handler. */
  link?: LinkProps;
  run?: () => void;
}

export interface SheetOrder {
  /** Sort key of the API. */
  by: string;
  /** Labels of the ascending and the descending order. */
  labels: [ascending: string, descending: string];
}

/** Props of the dialog for a refused deletion. */
export interface RefusedProps<Row> {
  row: Row;
  clientId: string;
  problem: ApiProblem;
  onClose: () => void;
  /** Retries with the current version of the record, once the obstacle is removed. */
  onAgain: (row: Row) => void;
}

/**
 * Definition of one sheet tab: everything in which it differs from the others. List, search, order, counts, keys, panel, form, guard,
 * conflict, undo and empty states are implemented once in this folder; `sites/` and `contacts/` are good examples.
 */
export interface SheetTabDefinition<Row extends SheetRow, Body extends object> {
  name: Exclude<SheetTab, 'activities'>;
  icon: Icon;
  /** Texts such as "Aggiungi sede", "Nuova sede", "Ancora nessuna sede", and the purpose of the tab. */
  words: { add: string; new: string; empty: string; emptyHint: string };
  /** Note about the whole tab, above its list. */
  note?: ReactNode;
  api: OwnApi<Row, Body> | LinkedApi<Row, Body>;
  fields: SheetFields<Body>;
  /** Returns errors that involve several fields, by path; each field's own value is checked by its type. */
  fieldErrors?: (values: SheetValues) => Record<string, string>;
  /** Controls of its own, by field. */
  controls?: { [Name in keyof Body & string]?: ComponentType<FieldProps> };
  /** Name of a record in lists; its display name by default. */
  nameOf?: (row: Row) => string;
  /** Title of the form of a new record while it is filled in. */
  nameWhileTyping?: (values: SheetValues) => string;
  /** Header of the name column; sortable where the tab has such an order. */
  nameHeader: string;
  /** Columns after the name. */
  columns: readonly Column<Row>[];
  /** Second line of the card on a narrow screen. */
  details: (row: Row) => (string | null | undefined | false)[];
  /** Mark beside the name in list, card and panel. */
  mark?: (row: Row) => ReactNode;
  /** Orders in addition to name, creation and update, by their key in the address. */
  orders?: Readonly<Record<string, SheetOrder>>;
  /** Default order of the list; by name when absent. */
  defaultOrder?: string;
  actions?: (row: Row, clientId: string) => SheetAction[];
  /** Content of the panel below the fields. */
  Details?: ComponentType<{ row: Row; clientId: string }>;
  /** Replaces the button that opens the form. */
  Add?: ComponentType<{ clientId: string }>;
  /** Returns why a record cannot be changed at present, or null when it can. */
  locked?: (row: Row) => string | null;
  /** Dialogs for a refused deletion, by the problem's code. */
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

/** Sort orders of the tab by their keys in the address. */
export function ordersOf({ orders }: { orders?: Readonly<Record<string, SheetOrder>> | undefined }): Record<string, SheetOrder> {
  return { ...COMMON_ORDERS, ...orders };
}
