import { lazy, Suspense } from 'react';
import { formatInstant, formatInstantDay, formatMoney } from '../../lib/formats';
import type { Column } from '../../ui/data-list';
import { clientColumns } from './client-columns';
import classes from './client-columns.module.css';
import type { FieldName } from './client-fields';
import type { Client } from './client-names';

// What draws any field knows them all, phones and codes included: more than the first page should wait for.
const ClientFieldCell = lazy(() => import('./client-field-cell').then((module) => ({ default: module.ClientFieldCell })));

const field = (id: FieldName, header: string, width = 'minmax(110px, 1fr)'): Column<Client> => ({
  id,
  header,
  width,
  cell: (client) => (
    <Suspense>
      <ClientFieldCell client={client} name={id} />
    </Suspense>
  ),
});

/** Those that the list does not show by itself. */
const FURTHER: readonly Column<Client>[] = [
  field('fiscalCode', 'Codice fiscale', '164px'),
  field('vatNumber', 'Partita IVA', '116px'),
  field('birthDate', 'Data di nascita', '116px'),
  field('address', 'Indirizzo', 'minmax(140px, 1.5fr)'),
  field('profession', 'Professione'),
  field('sector', 'Settore'),
  field('legalForm', 'Forma giuridica'),
  field('annualRevenue', 'Fatturato annuo', '124px'),
  field('employeeCount', 'Dipendenti', '100px'),
  field('referent', 'Referente'),
  field('pec', 'PEC'),
  field('omniaCode', 'Codice Omnia', '112px'),
  field('source', 'Fonte'),
  {
    id: 'expectedValue',
    header: 'Valore atteso',
    width: '116px',
    cell: ({ expectedValue }) => expectedValue !== null && <span className={classes['plain']}>{formatMoney(expectedValue)}</span>,
  },
  {
    id: 'creato',
    header: 'Creato',
    width: '104px',
    sort: { key: 'creato', startDescending: true },
    cell: ({ createdAt }) => (
      <time className={classes['plain']} dateTime={createdAt} title={formatInstant(createdAt)}>
        {formatInstantDay(createdAt)}
      </time>
    ),
  },
  {
    id: 'createdBy',
    header: 'Creato da',
    width: 'minmax(110px, 1fr)',
    cell: ({ createdBy }) => <span className={classes['plain']}>{createdBy.displayName}</span>,
  },
];

/** Every column that a list of clients can have. */
export const CLIENT_COLUMNS: readonly Column<Client>[] = [...clientColumns, ...FURTHER];

/** The first column says which row this is: it cannot be left out. */
export const FIXED_COLUMN = 'cliente';
export const STANDARD_COLUMNS: readonly string[] = clientColumns.map(({ id }) => id);

// As the API calls them; the others have the same name here.
const NAMES: Record<string, string> = {
  cliente: 'displayName',
  tipo: 'type',
  telefono: 'phone',
  assegnatario: 'assignee',
  tag: 'tags',
  prossima: 'nextActionOn',
  aggiornato: 'updatedAt',
  creato: 'createdAt',
};
const IDS = new Map(Object.entries(NAMES).map(([id, name]) => [name, id]));

export function toColumnNames(ids: readonly string[]): string[] {
  return ids.map((id) => NAMES[id] ?? id);
}

/** What a view names and this list does not have is left out. */
export function toColumnIds(names: readonly string[]): string[] {
  const ids = names.map((name) => IDS.get(name) ?? name).filter((id) => CLIENT_COLUMNS.some((column) => column.id === id));
  return [FIXED_COLUMN, ...ids.filter((id) => id !== FIXED_COLUMN)];
}
