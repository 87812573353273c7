import { IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useRef } from 'react';
import { formatInstant, formatMoney } from '../../lib/formats';
import { Avatar } from '../../ui/feedback/avatar';
import { initialsOf } from '../../lib/role-labels';
import { profileLink } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { ClientTypeBadge } from '../records/client-type-badge';
import { RecordMenuButton } from '../records/list/record-menu-button';
import classes from './board.module.css';
import { useCardDrag } from './card-drag';
import { ProspectMenuItems } from './prospect-menu-items';
import { daysInWords, daysSince } from './stage-days';
import type { ProspectActions } from './use-prospect-actions';

/** Days in one stage after which a card is marked. */
const LONG_DAYS = 30;

interface BoardCardProps {
  prospect: Client;
  /** Whether this card is the board's Tab stop. */
  active: boolean;
  actions: ProspectActions;
  onActive: (id: string) => void;
  onOpen: (id: string) => void;
}

/** Card of a prospect: name, type, estimated value, days in the stage and assignee. */
export const BoardCard = memo(function BoardCard({ prospect, active, actions, onActive, onOpen }: BoardCardProps) {
  const card = useRef<HTMLElement>(null);
  const dragging = useCardDrag(card, prospect, actions.mayEdit, () => onActive(prospect.id));
  const { id, type, initials, source, expectedValue, stageSince, assignee } = prospect;
  const days = daysSince(stageSince);
  const tabIndex = active ? 0 : -1;
  return (
    <article ref={card} className={classes['card']} data-dragging={dragging || undefined} onFocus={() => onActive(id)}>
      <div className={classes['card-head']}>
        <Avatar initials={initials} kind={type === 'corporate' ? 'company' : 'person'} size="s" />
        <Link
          {...profileLink(prospect)}
          className={classes['name']}
          tabIndex={tabIndex}
          draggable={false}
          data-card-link
          title={fullName(prospect)}
          onClick={() => onOpen(id)}
        >
          {fullName(prospect)}
        </Link>
        <RecordMenuButton record={prospect} onDelete={actions.mayRemove(prospect) ? actions.remove : null} tabIndex={tabIndex} size="sm">
          <ProspectMenuItems prospect={prospect} actions={actions} />
        </RecordMenuButton>
      </div>
      <div className={classes['card-line']}>
        <ClientTypeBadge type={type} />
        <span className="truncate fluid size-xs soft" title={source ?? ''}>
          {source}
        </span>
        {expectedValue !== null && <span className="fixed size-m medium figures">{formatMoney(expectedValue)}</span>}
      </div>
      <div className={classes['card-foot']}>
        <span
          className={classes['days']}
          data-long={days >= LONG_DAYS || undefined}
          title={stageSince === null ? '' : `In questa fase dal ${formatInstant(stageSince)}`}
        >
          <IconClock size={14} stroke={1.7} aria-hidden />
          <span className="spoken">In questa fase da </span>
          {daysInWords(days)}
        </span>
        {assignee !== null && (
          <span className={classes['owner']} title={`Assegnatario: ${assignee.displayName}`}>
            <Avatar initials={initialsOf(assignee)} kind="user" size="s" />
            <span className="spoken">Assegnatario: {assignee.displayName}</span>
          </span>
        )}
      </div>
    </article>
  );
});
