import { coverageLabelOf } from '@sestante/questionnaire/policies';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDay, formatMoney } from '../../../lib/formats';
import { sumOf } from '../../../lib/sum-of-money';
import { contractLink } from './contract-link';
import { expiriesWithin, MAX_SUMMED } from './expiry-queries';
import classes from './contracts-panel.module.css';
import { totalText } from '../../records/counts';
import { Panel } from '../../../ui/layout/panel';
import panel from '../../../ui/layout/panel.module.css';

const SHOWN = 4;
const SPANS = [
  { days: 30, tone: 'danger' },
  { days: 60, tone: 'warning' },
  { days: 90, tone: undefined },
] as const;

/** Contracts that expire soon: counts, total of the premiums and the next ones. */
export function ContractsPanel() {
  const soon = useQuery(expiriesWithin(30, MAX_SUMMED));
  const later = useQuery(expiriesWithin(60, 1));
  const latest = useQuery(expiriesWithin(90, 1));
  const counts = [soon, later, latest].map(({ data }) => data?.page);
  const contracts = soon.data?.data ?? [];
  const nothing = latest.data?.page.total === 0;
  return (
    <Panel
      title="Scadenze contratti"
      aside={
        <Link to="/scadenze" className={panel['all']}>
          Apri elenco
        </Link>
      }
      query={soon}
      empty={nothing ? 'Nessun contratto scade nei prossimi 90 giorni.' : null}
    >
      <ul className={classes['figures']}>
        {SPANS.map(({ days, tone }, index) => (
          <li key={days}>
            <Link to="/scadenze" search={{ entro: days === 30 ? undefined : (`${days}` as const) }} className={classes['figure']}>
              <span>{days} giorni</span>
              <b data-tone={tone}>{totalIn(counts[index])}</b>
            </Link>
          </li>
        ))}
        <li className={classes['figure']}>
          <span>Rate in 30 giorni</span>
          <b>
            {formatMoney(sumOf(contracts.map(({ premium }) => premium)))}
            {soon.data?.page.hasMore && '+'}
          </b>
        </li>
      </ul>
      <ul>
        {contracts.slice(0, SHOWN).map((contract) => (
          <li key={contract.id}>
            <Link {...contractLink(contract)} className={classes['row']}>
              <span className={classes['what']}>
                <b>{contract.client.displayName}</b> {coverageLabelOf(contract.coverageClass)} · {formatDay(contract.endsOn).slice(0, 5)}
              </span>
              {contract.premium && <span className="fixed figures">{formatMoney(contract.premium)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function totalIn(page: { total?: number; totalCapped?: boolean } | undefined): string {
  return page?.total === undefined ? '…' : totalText({ total: page.total, totalCapped: page.totalCapped ?? false });
}
