import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReportDto } from '@sestante/api-client/types';
import { IconFilterOff, IconReportAnalytics } from '@tabler/icons-react';
import { EmptyState } from '../../ui/feedback/state-panel';
import { PageHeader } from '../../ui/layout/page-header';
import { Kbd } from '../../ui/layout/kbd';
import { ClearSearchButtons } from '../../ui/lists/clear-search-buttons';
import { DataList } from '../../ui/lists/data-list';
import { ReportCard, reportColumns } from './report-columns';
import { reportLink } from './report-link';
import { reportListQuery } from './report-queries';
import { type BuiltInList, DEFAULT_ORDER, isNarrowed, type ReportOrder, type ReportsSearch } from './reports-search';
import { NO_FILTERS, ReportsToolbar } from './reports-toolbar';

const route = getRouteApi('/_shell/report/');

const EMPTY_TITLES: Record<BuiltInList | 'tutti', string> = {
  tutti: 'Nessun report, per ora',
  'da-approvare': 'Niente da approvare',
  'da-consegnare': 'Niente da consegnare',
  analitici: 'Nessun report analitico, per ora',
  consulenziali: 'Nessun report consulenziale, per ora',
};

/** List of the reports of all clients visible to the user. */
export function ReportsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(reportListQuery(search));
  const page = list.data?.pages[0]?.page;
  // Filters replace the history entry, so that Back leaves the list instead of undoing each filter.
  const change = (part: Partial<ReportsSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const all = search.elenco !== undefined && (
    <Button size="xs" variant="default" onClick={() => change({ elenco: undefined })}>
      Vedi tutti
    </Button>
  );
  return (
    <>
      <PageHeader title="Report" hint="Le analisi dei rischi e le consulenze per i clienti" />
      <DataList<ReportDto>
        label="Report"
        noun={['report', 'report']}
        columns={reportColumns}
        query={list}
        total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
        sort={{
          order: search.ord ?? DEFAULT_ORDER,
          onChange: (order) => change({ ord: order === DEFAULT_ORDER ? undefined : ((order as ReportOrder | null) ?? undefined) }),
        }}
        link={reportLink}
        rowLabel={({ client }) => client.displayName}
        card={(report) => <ReportCard report={report} />}
        toolbar={<ReportsToolbar search={search} onChange={change} />}
        filtered={isNarrowed(search)}
        empty={
          <EmptyState icon={IconReportAnalytics} title={EMPTY_TITLES[search.elenco ?? 'tutti']} actions={all}>
            Il report analitico si prepara da solo quando un cliente invia il suo questionario; da lì nasce quello consulenziale.
          </EmptyState>
        }
        filteredEmpty={
          <EmptyState
            icon={IconFilterOff}
            title={search.q === undefined ? 'Nessun report con questi filtri' : `Nessun report per «${search.q}»`}
            actions={
              <>
                <ClearSearchButtons search={search} noFilters={NO_FILTERS} onChange={change} />
                {all}
              </>
            }
          >
            La ricerca guarda il nome del cliente.
          </EmptyState>
        }
        errorTitle="Non riusciamo a caricare i report"
        hints={
          <>
            <Kbd>/</Kbd> cerca
          </>
        }
      />
    </>
  );
}
