import { lazy, Suspense } from 'react';
import { formatInstant, formatInstantDay, formatMoney } from '../../../lib/formats';
import type { Column } from '../../../ui/lists/data-list';
import classes from '../../../ui/lists/record-cell.module.css';
import type { FieldName } from '../fields/client-fields';
import type { Client } from '../client-names';

// Loaded on demand: rendering any field needs all field definitions, more than the first page should load.
const ClientFieldCell = lazy(() => import('../fields/client-field-cell').then((module) => ({ default: module.ClientFieldCell })));

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

/** Estimated value, which prospects have and clients may have kept. */
export const valueColumn: Column<Client> = {
  id: 'valore',
  header: 'Valore stimato',
  width: '124px',
  cell: ({ expectedValue }) => expectedValue !== null && <span className={classes['plain']}>{formatMoney(expectedValue)}</span>,
};
export const sourceColumn: Column<Client> = {
  id: 'fonte',
  header: 'Fonte',
  width: 'minmax(0, 1fr)',
  cell: ({ source }) => source !== null && <span className={classes['plain']}>{source}</span>,
};

/** Columns that no list shows by default. */
export const furtherColumns: readonly Column<Client>[] = [
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
