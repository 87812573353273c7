import { todayInRome } from '../../lib/formats';
import { LinkSwitch } from '../../ui/link-switch';

const CALENDARS = [
  { id: 'giorno', label: 'Giorno' },
  { id: 'settimana', label: 'Settimana' },
  { id: 'mese', label: 'Mese' },
] as const;

interface AgendaSwitchProps {
  current: (typeof CALENDARS)[number]['id'] | 'elenco';
  /** The day that the calendar is at. */
  day?: string;
  /** Whose, as the list and the calendar both name them. */
  operators?: string[] | undefined;
}

/** The same work as a calendar or as a list. */
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
