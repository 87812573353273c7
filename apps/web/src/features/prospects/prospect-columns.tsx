import { formatInstant, formatMoney } from '../../lib/formats';
import type { Column } from '../../ui/data-list';
import { clientColumns } from '../clients/client-columns';
import classes from '../clients/client-columns.module.css';
import type { Client } from '../clients/client-names';
import { daysInWords, daysSince } from './stage-days';

const shared = (...ids: string[]) => clientColumns.filter(({ id }) => ids.includes(id));

export const prospectColumns: readonly Column<Client>[] = [
  ...shared('cliente').map((column) => ({ ...column, header: 'Prospect' })),
  ...shared('tipo'),
  { id: 'fase', header: 'Fase', width: 'minmax(0, 1fr)', cell: (prospect) => <Stage prospect={prospect} /> },
  {
    id: 'giorni',
    header: 'Nella fase da',
    width: '124px',
    sort: { key: 'giorni', startDescending: true },
    cell: ({ stageSince, lostAt }) =>
      lostAt === null && (
        <span className={classes['plain']} title={stageSince === null ? '' : formatInstant(stageSince)}>
          {daysInWords(daysSince(stageSince))}
        </span>
      ),
  },
  {
    id: 'valore',
    header: 'Valore atteso',
    width: '124px',
    sort: { key: 'valore', startDescending: true },
    cell: ({ expectedValue }) => expectedValue !== null && <span className={classes['plain']}>{formatMoney(expectedValue)}</span>,
  },
  {
    id: 'fonte',
    header: 'Fonte',
    width: 'minmax(0, 1fr)',
    cell: ({ source }) => source !== null && <span className={classes['plain']}>{source}</span>,
  },
  ...shared('assegnatario', 'aggiornato'),
];

function Stage({ prospect: { pipelineStage, lostAt, lostReason } }: { prospect: Client }) {
  const text = lostAt === null ? pipelineStage?.name : `Perso: ${lostReason ?? ''}`;
  return (
    <span className={classes['plain']} title={text}>
      {text}
    </span>
  );
}
