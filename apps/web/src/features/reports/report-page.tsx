import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { PageHeader } from '../../ui/layout/page-header';
import { isMissing } from '../records/client-not-found';
import { AnalyticReport } from './analytic-report';
import { ConsultingReport } from './consulting-report';
import { reportQuery } from './report-queries';
import classes from './report-page.module.css';

const route = getRouteApi('/_shell/report/$id');
const SECTION = { label: 'Report', link: { to: '/report' } } as const;

/** A report of either kind. */
export function ReportPage() {
  const { id } = route.useParams();
  const report = useQuery(reportQuery(id));
  const slow = useDelayed(report.isPending);
  if (isMissing(report.error)) return <RouteNotFound />;
  const { data } = report;
  return (
    <>
      <PageHeader
        title={data ? data.client.displayName : 'Report'}
        crumbs={[SECTION]}
        headingInPage={!report.isError}
        actions={
          data && (
            <Button
              variant="subtle"
              leftSection={<IconPrinter size={16} stroke={1.7} />}
              className={classes['print'] ?? ''}
              onClick={() => print()}
            >
              Stampa
            </Button>
          )
        }
      />
      {data ? (
        data.kind === 'analytic' ? (
          <AnalyticReport key={id} report={data} />
        ) : (
          <ConsultingReport key={id} report={data} />
        )
      ) : report.isError ? (
        <ErrorState title="Non riusciamo ad aprire il report" error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <div className={classes['waiting']} aria-busy="true">
          {slow && <Skeleton height={320} />}
        </div>
      )}
    </>
  );
}
