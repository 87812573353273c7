import { formatInteger } from '../../lib/formats';
import { StateDot } from '../../ui/feedback/badge';
import type { Column } from '../../ui/lists/data-list';
import { STATUS_LABELS } from '../records/client-labels';
import { ClientTypeIcon } from '../records/client-type-badge';
import type { ImportRow } from './import-queries';
import { reasonText, warningText } from './import-reasons';
import classes from './import-rows.module.css';
import { OutcomeBadge } from './import-state';
import { understoodText } from './understood';

/** Fields shown in the one-line summary; the others are in the row's panel. */
const IN_SHORT: readonly string[] = ['fiscalCode', 'vatNumber', 'phone', 'email', 'address.city'];

export const importRowColumns: readonly Column<ImportRow>[] = [
  { id: 'riga', header: 'Riga', width: '72px', cell: ({ row }) => <span className="faint figures">{formatInteger(row)}</span> },
  { id: 'nome', header: 'Nome', width: 'minmax(0, 1.2fr)', cell: (row) => <Name row={row} /> },
  {
    id: 'stato',
    header: 'Stato',
    width: '104px',
    cell: ({ status }) =>
      status !== null && (
        <span className={classes['status']}>
          <StateDot state={status} /> {STATUS_LABELS[status]}
        </span>
      ),
  },
  {
    id: 'capito',
    header: 'Che cosa abbiamo capito',
    width: 'minmax(0, 1.5fr)',
    cell: (row) => <span className={classes['plain']}>{shortText(row)}</span>,
  },
  {
    id: 'esito',
    header: 'Esito',
    width: '128px',
    cell: ({ outcome, client }) => outcome !== null && <OutcomeBadge outcome={outcome} made={client !== null} />,
  },
  { id: 'perche', header: 'Perché', width: 'minmax(0, 1.4fr)', cell: (row) => <Why row={row} /> },
];

/** Row on a narrow screen: all columns on two lines. */
export function ImportRowCard({ row }: { row: ImportRow }) {
  return (
    <span className="card-lines">
      <span className={classes['line']}>
        <Name row={row} />
        {row.outcome !== null && <OutcomeBadge outcome={row.outcome} made={row.client !== null} />}
      </span>
      <span className={classes['plain']}>
        Riga {formatInteger(row.row)}
        {row.status !== null && ` · ${STATUS_LABELS[row.status]}`} · {whyText(row) ?? shortText(row)}
      </span>
    </span>
  );
}

/** Name of a row; without a name, its first cells. */
export function rowName({ displayName, cells }: Pick<ImportRow, 'displayName' | 'cells'>): string {
  if (displayName !== null) return displayName;
  const first = cells.filter((cell) => cell.trim() !== '').slice(0, 2);
  return first.length === 0 ? 'Senza nome' : first.join(' · ');
}

function Name({ row }: { row: ImportRow }) {
  return (
    <span className={classes['name']} data-unnamed={row.displayName === null || undefined}>
      {row.type !== null && <ClientTypeIcon type={row.type} size={14} />}
      {rowName(row)}
    </span>
  );
}

function Why({ row }: { row: ImportRow }) {
  const text = whyText(row);
  const tone = row.outcome === 'rejected' ? 'danger' : row.warnings.length > 0 ? 'warning' : undefined;
  return (
    <span className={classes['plain']} data-tone={tone} title={text ?? undefined}>
      {text}
    </span>
  );
}

function whyText({ reason, repeats, warnings }: ImportRow): string | null {
  if (repeats !== null) return `Ripete la riga ${formatInteger(repeats)}`;
  if (reason !== null) return reasonText(reason);
  const [first] = warnings;
  if (!first) return null;
  return warnings.length === 1 ? warningText(first) : `${warningText(first)} (+${warnings.length - 1})`;
}

function shortText({ understood }: ImportRow): string {
  return IN_SHORT.flatMap((field) => understood.filter((one) => one.field === field).map(understoodText)).join(' · ');
}
