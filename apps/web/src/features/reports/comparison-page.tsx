import { Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReportComparison } from '@sestante/api-client/types';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatInstantDay } from '../../lib/formats';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { DetailHeader } from '../../ui/layout/detail-page';
import { PageHeader } from '../../ui/layout/page-header';
import { isMissing } from '../records/client-not-found';
import { profileLink } from '../records/client-links';
import { ClientTypeBadge } from '../records/client-type-badge';
import { ComparisonCards } from './comparison-cards';
import { comparisonLink, reportLink } from './report-link';
import classes from './report-page.module.css';
import { comparableReportsQuery, comparisonQuery } from './report-queries';

const route = getRouteApi('/_shell/report/$id_/confronto/$altro');
const SECTION = { label: 'Report', link: { to: '/report' } } as const;

/** Changes between two reports of a client, with the answers and policies that caused them. */
export function ComparisonPage() {
  const { id, altro } = route.useParams();
  const comparison = useQuery(comparisonQuery(id, altro));
  const slow = useDelayed(comparison.isPending);
  if (isMissing(comparison.error)) return <RouteNotFound />;
  const { data } = comparison;
  return (
    <>
      <PageHeader title="Confronto" crumbs={[SECTION]} headingInPage={!comparison.isError || data !== undefined} />
      {data ? (
        <>
          <Heading id={id} comparison={data} />
          <ComparisonCards comparison={data} />
        </>
      ) : comparison.isError ? (
        <ErrorState title="Non riusciamo a confrontare i report" error={comparison.error} onRetry={() => void comparison.refetch()} />
      ) : (
        <div className={classes['waiting']} aria-busy="true">
          {slow && <Skeleton height={320} />}
        </div>
      )}
    </>
  );
}

function Heading({ id, comparison: { earlier, later } }: { id: string; comparison: ReportComparison }) {
  const navigate = route.useNavigate();
  const other = earlier.id === id ? later : earlier;
  const one = earlier.id === id ? earlier : later;
  const reports = useQuery(comparableReportsQuery(one)).data?.data ?? [other];
  return (
    <DetailHeader
      title={<Link {...profileLink(one.client)}>{one.client.displayName}</Link>}
      badges={<ClientTypeBadge type={one.client.type} />}
      line={
        <>
          Dal <Link {...reportLink(earlier)}>report del {formatInstantDay(earlier.createdAt)}</Link> al{' '}
          <Link {...reportLink(later)}>report del {formatInstantDay(later.createdAt)}</Link>
        </>
      }
    >
      <Select
        label="Confronta con"
        allowDeselect={false}
        value={other.id}
        data={reports
          .filter((report) => report.id !== id)
          .map((report) => ({
            value: report.id,
            label: `Report n. ${report.number} del ${formatInstantDay(report.createdAt)}, rischio ${report.overall.score}`,
          }))}
        onChange={(value) => value !== null && void navigate(comparisonLink(id, value))}
      />
    </DetailHeader>
  );
}
