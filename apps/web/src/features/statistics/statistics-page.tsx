import { useQuery } from '@tanstack/react-query';
import type { CrmStatistics } from '@sestante/api-client/types';
import { IconChartBar } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { formatDay, formatInteger } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { FilterChips } from '../../ui/lists/filter-chips';
import { PageHeader } from '../../ui/layout/page-header';
import { EmptyState, ErrorState } from '../../ui/feedback/state-panel';
import { anyOf, useColleagueOptions } from '../records/list/list-filters';
import { OutcomeIcon, TypeIcon } from '../records/actions/action-parts';
import { PeriodChart } from './period-chart';
import classes from './statistics.module.css';
import { statisticsQuery, toQuery, usualSpans } from './statistics-query';
import { TotalsTable } from './totals-table';

const route = getRouteApi('/_shell/statistiche');

/** Action statistics as a chart and tables. */
export function StatisticsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const query = toQuery(search, me.id);
  const statistics = useQuery(statisticsQuery(search, me.id));
  const colleagues = useColleagueOptions();
  const change = (part: Partial<typeof search>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <>
      <PageHeader
        title="Statistiche"
        crumbs={[{ label: 'Azioni', link: { to: '/azioni' } }]}
        hint="Che cosa è stato fatto, da chi, con quale esito"
      />
      <div className={classes['bar']}>
        <FilterChips
          filters={[
            {
              id: 'periodo',
              label: 'Periodo',
              value: `${formatDay(query.from)} – ${formatDay(query.to)}`,
              editor: {
                kind: 'range',
                from: query.from,
                to: query.to,
                spans: usualSpans(),
                onChange: ({ from, to }) => change({ dal: from, al: to, passo: undefined }),
              },
              onClear: () => change({ dal: undefined, al: undefined, passo: undefined }),
            },
            anyOf(search, change, 'op', 'Operatore', colleagues),
          ]}
          onClearAll={() => change({ dal: undefined, al: undefined, passo: undefined, op: undefined })}
        />
      </div>
      {statistics.isError && !statistics.data ? (
        <ErrorState title="Non riusciamo a caricare le statistiche" error={statistics.error} onRetry={() => void statistics.refetch()} />
      ) : (
        statistics.data && <Shown data={statistics.data} />
      )}
    </>
  );
}

function Shown({ data }: { data: CrmStatistics }) {
  const { total, chains } = data;
  const all = total.planned + total.done + total.cancelled;
  if (all === 0) {
    return (
      <EmptyState icon={IconChartBar} title="Nessuna azione in questo periodo">
        Scegli un periodo più lungo, o altri operatori.
      </EmptyState>
    );
  }
  return (
    <div className={classes['page']}>
      <ul className={classes['figures']} aria-label="In cifre">
        <Figure label="Azioni e storici" value={formatInteger(all)} />
        <Figure label="Svolte" value={formatInteger(total.done)} note={share(total.done, all)} />
        <Figure label="Annullate" value={formatInteger(total.cancelled)} note={share(total.cancelled, all)} />
        <Figure label="Ancora da fare" value={formatInteger(total.planned)} note={share(total.planned, all)} />
        <Figure label="Diventati clienti" value={formatInteger(chains.converted)} note="entro 30 giorni" />
      </ul>
      <PeriodChart from={data.from} to={data.to} periods={data.periods} period={data.period} />
      <div className={classes['tables']}>
        <TotalsTable
          title="Per operatore"
          rows={data.operators.map(({ operator, ...totals }) => ({ id: operator.id, name: operator.displayName, ...totals }))}
        />
        <TotalsTable
          title="Per tipo"
          rows={data.types.map(({ type, ...totals }) => ({
            id: type?.id ?? 'nessuno',
            name: type?.name ?? 'Senza tipo',
            icon: <TypeIcon type={type} />,
            ...totals,
          }))}
        />
        <section className={classes['panel']} aria-labelledby="per-esito">
          <h2 id="per-esito">Per esito</h2>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">Esito</th>
                <th scope="col">Azioni</th>
                <th scope="col">Quota</th>
              </tr>
            </thead>
            <tbody>
              {data.outcomes.map(({ outcome, total: count }) => (
                <tr key={outcome.id}>
                  <th scope="row">
                    <OutcomeIcon outcome={outcome} /> {outcome.name}
                  </th>
                  <td>{formatInteger(count)}</td>
                  <td>{share(count, all)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className={classes['panel']} aria-labelledby="catene">
          <h2 id="catene">Che cosa è seguito</h2>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">Delle azioni chiuse</th>
                <th scope="col">Azioni</th>
                <th scope="col">Quota</th>
              </tr>
            </thead>
            <tbody>
              {[
                ['Chiuse', chains.closed],
                ['Proseguite con un’azione', chains.continued],
                ['Chiuse con uno storico', chains.withHistory],
                ['Il prospect è diventato cliente entro 30 giorni', chains.converted],
              ].map(([label, count]) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{formatInteger(Number(count))}</td>
                  <td>{share(Number(count), chains.closed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <li className={classes['figure']}>
      <span className={classes['label']}>{label}</span>
      <span>
        <b>{value}</b> <span className={classes['note']}>{note}</span>
      </span>
    </li>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 100)} %`;
}
