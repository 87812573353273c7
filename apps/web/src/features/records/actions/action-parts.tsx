import type { CrmActionDto, CrmActionTypeRef, OutcomeRef } from '@sestante/api-client/types';
import { IconNote } from '@tabler/icons-react';
import { formatInstant } from '../../../lib/formats';
import { Avatar } from '../../../ui/feedback/avatar';
import { initialsOf } from '../../../lib/role-labels';
import { dayInWords, otherDayOfCreation } from './action-days';
import { ICONS } from './action-icons';
import classes from './action-parts.module.css';

/** Icon of an action type; an entry without a type is a note. */
export function TypeIcon({ type, size = 15 }: { type: Pick<CrmActionTypeRef, 'icon'> | null; size?: number }) {
  const Glyph = type === null ? IconNote : ICONS[type.icon].icon;
  return <Glyph className={classes['type-icon'] ?? ''} size={size} stroke={1.7} aria-hidden />;
}

export function OutcomeIcon({ outcome, size = 15 }: { outcome: Pick<OutcomeRef, 'icon' | 'color'>; size?: number }) {
  const Glyph = ICONS[outcome.icon].icon;
  return (
    <span className={classes['outcome-icon']} style={{ '--color': outcome.color }}>
      <Glyph size={size} stroke={1.7} aria-hidden />
    </span>
  );
}

/** Planned day with the day of creation in brackets; a single day when they are equal or `brief` is set. */
export function ActionDay({ action, brief = false }: { action: CrmActionDto; brief?: boolean }) {
  const created = brief ? null : otherDayOfCreation(action);
  return (
    <span className={classes['day']} data-late={action.overdue || undefined} data-brief={brief || undefined}>
      {dayInWords(action.plannedOn)}
      {action.plannedTime !== null && <span className={classes['time']}> {action.plannedTime}</span>}
      {created !== null && (
        <span className={classes['aside']} title={`Creata il ${formatInstant(action.createdAt)}`}>
          {' '}
          ({created})
        </span>
      )}
    </span>
  );
}

/** Assignee with the creator in brackets; a single name when they are the same person. */
export function ActionPeople({ action: { operator, createdBy } }: { action: CrmActionDto }) {
  return (
    <span className="row shrinks gap-m">
      <Avatar initials={initialsOf(operator)} kind="user" size="s" />
      <span className="truncate shrinks soft" title={peopleInWords({ operator, createdBy })}>
        {operator.displayName}
        {createdBy.id !== operator.id && <span className={classes['aside']}> ({createdBy.displayName})</span>}
      </span>
    </span>
  );
}

/** Formats assignee and creator as "Marco De Santis (Giulia Ferraris)". */
export function peopleInWords({ operator, createdBy }: Pick<CrmActionDto, 'operator' | 'createdBy'>): string {
  return createdBy.id === operator.id ? operator.displayName : `${operator.displayName} (${createdBy.displayName})`;
}
