import type { ReportDto } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../lib/formats';
import type { Column } from '../../ui/lists/data-list';
import classes from '../../ui/lists/record-cell.module.css';
import { ClientTypeBadge, ClientTypeIcon } from '../records/client-type-badge';
import { BandBadge, scoreRange } from './band-badge';
import { KIND_LABELS } from './report-labels';
import { reportLink } from './report-link';
import { ReportStatusBadge } from './report-status';

/** Keeps elements inside a row out of the Tab order: → enters the row. */
const INSIDE = { tabIndex: -1 };

export const reportColumns: readonly Column<ReportDto>[] = [
  {
    id: 'cliente',
    header: 'Cliente',
    width: 'minmax(0, 1.3fr)',
    cell: (row) => (
      <Link {...INSIDE} {...reportLink(row)} className={classes['name']}>
        {row.client.displayName}
      </Link>
    ),
  },
  { id: 'tipo', header: 'Tipo', width: '114px', cell: ({ client: { type } }) => <ClientTypeBadge type={type} /> },
  {
    id: 'report',
    header: 'Report',
    width: '190px',
    cell: ({ kind, number }) => (
      <span className={classes['plain']}>
        {KIND_LABELS[kind]}
        {number > 1 && ` n. ${number}`}
      </span>
    ),
  },
  { id: 'rischio', header: 'Rischio', width: '196px', cell: ({ overall }) => <Risk overall={overall} /> },
  { id: 'stato', header: 'Stato', width: '168px', cell: (row) => <State report={row} /> },
  {
    id: 'creato',
    header: 'Creato',
    width: '148px',
    sort: { key: 'creato', startDescending: true },
    cell: ({ createdAt }) => (
      <time className={classes['plain']} dateTime={createdAt}>
        {formatInstant(createdAt)}
      </time>
    ),
  },
];

function Risk({ overall }: Pick<ReportDto, 'overall'>) {
  return (
    <span className="row gap-m figures">
      <b>{scoreRange(overall)}</b>
      <BandBadge {...overall} />
    </span>
  );
}

/** State of a consulting report; an analytic one is made and read, and has none. */
function State({ report: { kind, status } }: { report: ReportDto }) {
  return kind === 'consulting' ? <ReportStatusBadge status={status} /> : null;
}

/** Row on a narrow screen: all columns on two lines. */
export function ReportCard({ report }: { report: ReportDto }) {
  const { client, kind, number, overall, createdAt } = report;
  return (
    <span className={classes['lines']}>
      <span className={classes['line']}>
        <Link {...INSIDE} {...reportLink(report)} className={classes['name']}>
          {client.displayName}
        </Link>
        <State report={report} />
      </span>
      <span className={classes['details']}>
        <ClientTypeIcon type={client.type} size={14} />
        {[`${KIND_LABELS[kind]}${number > 1 ? ` n. ${number}` : ''}`, `rischio ${scoreRange(overall)}`, formatInstant(createdAt)].join(
          ' · ',
        )}
      </span>
    </span>
  );
}
