import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatLongDay } from '../../lib/formats';
import { PageHeader } from '../../ui/layout/page-header';
import { palette } from '../../ui/overlays/palette-store';
import { ErrorState } from '../../ui/feedback/state-panel';
import { totalText } from '../records/counts';
import { dashboardQuery } from './dashboard-queries';
import { SwipeAction } from './swipe-action';
import classes from './today-phone.module.css';

/** Today's actions on a phone, which can be swiped. */
export function TodayPhone({ now }: { now: Date }) {
  const query = useQuery(dashboardQuery('mine'));
  const { actions: counts, overdueActions = [], todayActions = [], clients } = query.data ?? {};
  const shown = [...overdueActions.toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn)), ...todayActions];
  return (
    <>
      <PageHeader title="Oggi" />
      <p className={classes['day']}>{formatLongDay(now)}</p>
      <button type="button" className={classes['search']} onClick={palette.open} aria-haspopup="dialog">
        <IconSearch size={20} stroke={1.7} aria-hidden /> Cerca cliente, telefono, codice…
      </button>
      <nav aria-label="Elenchi" className={classes['lists']}>
        <Link to="/azioni" search={{ op: ['me'] }} className={classes['list']} data-current>
          Le mie <b>{counts && totalText(counts.today)}</b>
        </Link>
        <Link to="/azioni" search={{ elenco: 'ritardo', op: ['me'] }} className={classes['list']}>
          In ritardo <b>{counts && totalText(counts.overdue)}</b>
        </Link>
        <Link to="/clienti" search={{ prossima: 'nessuna', ass: ['me'] }} className={classes['list']}>
          Senza azione <b>{clients && totalText(clients.withoutNextAction)}</b>
        </Link>
        <Link to="/scadenze" className={classes['list']}>
          Scadenze
        </Link>
      </nav>
      {query.isError && !query.data ? (
        <ErrorState title="Non riusciamo a caricare le azioni" error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data && shown.length === 0 ? (
        <p className={classes['nothing']}>Nessuna azione oggi, e niente in ritardo.</p>
      ) : (
        <ul className={classes['actions']} aria-label="Azioni di oggi" aria-busy={query.isPending}>
          {shown.map((action) => (
            <SwipeAction key={action.id} action={action} />
          ))}
        </ul>
      )}
    </>
  );
}
