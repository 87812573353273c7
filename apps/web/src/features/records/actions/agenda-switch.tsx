import { todayInRome } from '../../../lib/formats';
import { LinkSwitch } from '../../../ui/layout/link-switch';

const CALENDARS = [
  { id: 'giorno', label: 'Giorno' },
  { id: 'settimana', label: 'Settimana' },
  { id: 'mese', label: 'Mese' },
] as const;

interface AgendaSwitchProps {
  current: (typeof CALENDARS)[number]['id'] | 'elenco';
  /** Day shown by the calendar, "YYYY-MM-DD". */
  day?: string;
  /** Assignees, as `me` or ids, as in the URLs of list and calendar. */
  operators?: string[] | undefined;
}

/** Switches between calendar and list. */
export function AgendaSwitch({ current, day = todayInRome(), operators }: AgendaSwitchProps) {
  const search = { op: operators };
  return (
    <LinkSwitch
      label="Come mostrarle"
      forms={[
        ...CALENDARS.map(({ id, label }) => ({
          label,
          link: { to: '/agenda/$vista/$giorno', params: { vista: id, giorno: day }, search } as const,
          current: id === current,
        })),
        { label: 'Elenco', link: { to: '/azioni', search }, current: current === 'elenco' },
      ]}
    />
  );
}
