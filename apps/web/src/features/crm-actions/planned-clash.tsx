import { useQuery } from '@tanstack/react-query';
import { listCrmActionsOptions } from '@sestante/api-client/query';
import { IconInfoCircle } from '@tabler/icons-react';
import { formatShortDay } from '../../lib/formats';
import { usePeople } from '../users/person-picker';
import classes from './action-drawer.module.css';
import type { ActionValues } from './action-values';
import { addMinutes, clashes } from './clashes';

const MAX_ITEMS = 50;

/** Warning that the assignee already has actions at the chosen time. */
export function PlannedClash({ values, ownId }: { values: ActionValues; ownId?: string }) {
  const { operatorId, plannedOn, plannedTime, durationMinutes } = values;
  const known = operatorId !== null && plannedOn !== null && plannedTime !== null;
  const person = usePeople().find(({ value }) => value === operatorId)?.label;
  const query = {
    state: ['planned' as const],
    operatorId: [operatorId ?? ''],
    plannedFrom: plannedOn ?? '',
    plannedTo: plannedOn ?? '',
    limit: MAX_ITEMS,
  };
  const day = useQuery({ ...listCrmActionsOptions({ query }), enabled: known, meta: { handled: true } }).data;
  if (!known || !day) return null;
  const until = addMinutes(plannedTime, durationMinutes ?? 30);
  const same = clashes(
    day.data.filter(({ id }) => id !== ownId),
    plannedTime,
    until,
  );
  const when = `${formatShortDay(plannedOn)} dalle ${plannedTime} alle ${until}`;
  return (
    <p className={classes['clash']} data-busy={same.length > 0 || undefined} role="status">
      <IconInfoCircle size={16} stroke={1.7} aria-hidden />
      {same.length === 0
        ? `Nessun altro impegno di ${person ?? 'questo operatore'} ${when}.`
        : `${person ?? 'L’operatore'} ha già ${same.map(({ description, plannedTime: at }) => `“${description}” alle ${at}`).join(', ')}.`}
    </p>
  );
}
