import type { ImportSummary } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { formatInstant, formatInteger, formatRelative } from '../../lib/formats';
import type { Column } from '../../ui/lists/data-list';
import { isAtWork } from './import-queries';
import { ImportStateBadge } from './import-state';
import classes from './imports-list-columns.module.css';

export const importColumns: readonly Column<ImportSummary>[] = [
  { id: 'file', header: 'File', width: 'minmax(0, 1.6fr)', cell: (one) => <FileLink one={one} /> },
  { id: 'stato', header: 'Stato', width: '140px', cell: ({ state }) => <ImportStateBadge state={state} /> },
  { id: 'creati', header: 'Creati', width: '96px', cell: (one) => <Figure value={one.result?.created} /> },
  { id: 'presenti', header: 'Già presenti', width: '112px', cell: (one) => <Figure value={countsOf(one)?.alreadyThere} /> },
  { id: 'scartate', header: 'Scartate', width: '96px', cell: (one) => <Figure value={countsOf(one)?.rejected} /> },
  {
    id: 'chi',
    header: 'Da',
    width: 'minmax(0, 1fr)',
    cell: ({ createdBy }) => <span className="truncate shrinks soft">{createdBy.displayName}</span>,
  },
  {
    id: 'quando',
    header: 'Quando',
    width: '120px',
    cell: ({ createdAt }) => (
      <time className="truncate shrinks soft" dateTime={createdAt} title={formatInstant(createdAt)}>
        {formatRelative(createdAt)}
      </time>
    ),
  },
];

/** Row on a narrow screen: all columns on two lines. */
export function ImportCard({ one }: { one: ImportSummary }) {
  return (
    <span className="card-lines">
      <span className={classes['line']}>
        <FileLink one={one} />
        <ImportStateBadge state={one.state} />
      </span>
      <span className="truncate shrinks soft">
        {notifiedStateOf(one)}
        {formatRelative(one.createdAt)} · {one.createdBy.displayName}
      </span>
    </span>
  );
}

function FileLink({ one: { id, fileName } }: { one: ImportSummary }) {
  return (
    <Link tabIndex={-1} to="/importa/$id" params={{ id }} className="record-link" title={fileName}>
      {fileName}
    </Link>
  );
}

function Figure({ value }: { value: number | undefined }) {
  return <span className="figures">{value === undefined ? '—' : formatInteger(value)}</span>;
}

/** Counts of the run, or of the dry run before it. */
function countsOf({ result, dryRun }: ImportSummary) {
  return result ?? dryRun;
}

function notifiedStateOf(one: ImportSummary): string {
  if (isAtWork(one)) return `${formatInteger(one.progress.done)} di ${formatInteger(one.progress.total)} · `;
  const counts = countsOf(one);
  if (!counts) return '';
  const made = one.result ? `${formatInteger(one.result.created)} creati · ` : '';
  return `${made}${formatInteger(counts.alreadyThere)} già presenti · ${formatInteger(counts.rejected)} scartate · `;
}
