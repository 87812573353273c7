import { Link } from '@tanstack/react-router';
import { todayInRome } from '../../lib/formats';
import classes from './actions-page.module.css';

const VIEWS = [
  { id: 'giorno', label: 'Giorno' },
  { id: 'settimana', label: 'Settimana' },
  { id: 'mese', label: 'Mese' },
  { id: 'elenco', label: 'Elenco' },
] as const;

interface AgendaSwitchProps {
  current: (typeof VIEWS)[number]['id'];
  /** The day that the calendar is at. */
  day?: string;
  /** Whose, as the list and the calendar both name them. */
  operators?: string[] | undefined;
}

/** The same work as a calendar or as a list. */
export function AgendaSwitch({ current, day = todayInRome(), operators }: AgendaSwitchProps) {
  return (
    <nav aria-label="Come mostrarle" className={classes['views']}>
      {VIEWS.map(({ id, label }) => {
        const props = {
          className: classes['view'] ?? '',
          'data-current': id === current || undefined,
          'aria-current': id === current ? ('page' as const) : undefined,
        };
        return id === 'elenco' ? (
          <Link key={id} to="/azioni" search={{ op: operators }} {...props}>
            {label}
          </Link>
        ) : (
          <Link key={id} to="/agenda/$vista/$giorno" params={{ vista: id, giorno: day }} search={{ op: operators }} {...props}>
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
