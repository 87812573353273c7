import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatInteger, formatMoney } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { sumOf } from '../../lib/sum-of-money';
import { Panel } from '../../ui/layout/panel';
import classes from './pipeline-panel.module.css';
import { prospectCountsQuery } from './prospect-queries';

/** Open prospects by stage, on the dashboard. */
export function PipelinePanel({ mine }: { mine: boolean }) {
  const me = useMe();
  const ass = mine && me.visibility === 'agency' ? ['me'] : undefined;
  const query = useQuery(prospectCountsQuery({ ass }, me.id));
  const stages = query.data?.data ?? [];
  const max = Math.max(1, ...stages.map(({ total }) => total));
  const expected = sumOf(stages.map(({ expectedValue }) => expectedValue));
  return (
    <Panel
      title="Pipeline prospect"
      aside={<span className="size-m soft figures">{query.data && formatMoney(expected)}</span>}
      query={query}
      empty={stages.every(({ total }) => total === 0) ? 'Nessun prospect aperto, per ora.' : null}
    >
      <ul className={classes['stages']}>
        {stages.map(({ stage, total }) => (
          <li key={stage.id}>
            <Link to="/prospect" search={{ vista: 'elenco', fase: stage.id, ass }} className={classes['stage']}>
              <span className="truncate soft">{stage.name}</span>
              <span className={classes['track']} aria-hidden>
                <span style={{ width: `${(total / max) * 100}%` }} />
              </span>
              <b>{formatInteger(total)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
