import { formatInstant } from '../../lib/formats';
import type { Column } from '../../ui/lists/data-list';
import { clientColumns } from '../records/list/client-columns';
import classes from '../../ui/lists/record-cell.module.css';
import type { Client } from '../records/client-names';
import { furtherColumns, sourceColumn, valueColumn } from '../records/list/further-columns';
import { recordColumns } from '../records/list/record-columns';
import { daysInWords, daysSince } from './stage-days';

const shared = (...ids: string[]) => clientColumns.filter(({ id }) => ids.includes(id));

const SHOWN: readonly Column<Client>[] = [
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
  { ...valueColumn, sort: { key: 'valore', startDescending: true } },
  sourceColumn,
  ...shared('assegnatario', 'aggiornato'),
];

export const prospectColumns = recordColumns(SHOWN, [...shared('email', 'telefono', 'tag'), ...furtherColumns]);

function Stage({ prospect: { pipelineStage, lostAt, lostReason } }: { prospect: Client }) {
  const text = lostAt === null ? pipelineStage?.name : `Perso: ${lostReason ?? ''}`;
  return (
    <span className={classes['plain']} title={text}>
      {text}
    </span>
  );
}
