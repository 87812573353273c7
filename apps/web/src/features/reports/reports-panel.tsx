import { useQuery } from '@tanstack/react-query';
import { listReportsOptions } from '@sestante/api-client/query';
import { Link } from '@tanstack/react-router';
import { formatInstant, formatInteger, formatRelative } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { Badge } from '../../ui/feedback/badge';
import { Panel } from '../../ui/layout/panel';
import panel from '../../ui/layout/panel.module.css';
import { KIND_LABELS } from './report-labels';
import { reportLink } from './report-link';
import { reportCountsQuery } from './report-queries';
import classes from './reports-panel.module.css';

const SHOWN = 4;

/** Reports to approve and the latest ones, on the dashboard. */
export function ReportsPanel({ mine }: { mine: boolean }) {
  const me = useMe();
  const ass = mine && me.visibility === 'agency' ? ['me'] : undefined;
  const toApprove = useQuery(reportCountsQuery({ ass })).data?.toApprove ?? 0;
  const latest = useQuery({
    ...listReportsOptions({ query: { limit: SHOWN, ...(ass && { assigneeId: ass }) } }),
    meta: { handled: true },
  });
  return (
    <Panel
      title="Report"
      aside={
        <>
          {toApprove > 0 && (
            <Link to="/report" search={{ elenco: 'da-approvare', ass }} className={classes['approve']}>
              <Badge tone="warning">{formatInteger(toApprove)} da approvare</Badge>
            </Link>
          )}
          <Link to="/report" search={{ ass }} className={panel['all']}>
            Apri elenco
          </Link>
        </>
      }
      query={latest}
      empty={latest.data?.data.length === 0 ? 'Nessun report, per ora.' : null}
    >
      <ul>
        {latest.data?.data.map((report) => (
          <li key={report.id}>
            <Link {...reportLink(report)} className={panel['row']}>
              <span className="truncate fluid">
                <b>{report.client.displayName}</b> · {KIND_LABELS[report.kind].toLowerCase()}
              </span>
              <time className={classes['when']} dateTime={report.createdAt} title={formatInstant(report.createdAt)}>
                {formatRelative(report.createdAt)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
