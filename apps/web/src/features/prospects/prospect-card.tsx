import { Link } from '@tanstack/react-router';
import { formatMoney } from '../../lib/formats';
import { Avatar } from '../../ui/feedback/avatar';
import classes from '../../ui/lists/record-cell.module.css';
import { TYPE_LABELS } from '../records/client-labels';
import { profileLink } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { ClientTypeIcon } from '../records/client-type-badge';
import { daysInWords, daysSince } from './stage-days';

/** Row on a narrow screen: all columns on two lines. */
export function ProspectCard({ prospect }: { prospect: Client }) {
  const { type, initials, pipelineStage, stageSince, lostAt, lostReason, expectedValue, source, assignee } = prospect;
  const status = lostAt === null ? `${pipelineStage?.name ?? ''} da ${daysInWords(daysSince(stageSince))}` : `Perso: ${lostReason ?? ''}`;
  return (
    <span className="row shrinks gap-l">
      <Avatar initials={initials} kind={type === 'corporate' ? 'company' : 'person'} size="l" />
      <span className={classes['lines']}>
        <span className={classes['line']}>
          <Link {...profileLink(prospect)} tabIndex={-1} className={classes['name']}>
            {fullName(prospect)}
          </Link>
          {expectedValue !== null && <span className={classes['plain']}>{formatMoney(expectedValue)}</span>}
        </span>
        <span className={classes['details']}>
          <ClientTypeIcon type={type} size={14} />
          {[TYPE_LABELS[type], status, source, assignee?.displayName].filter(Boolean).join(' · ')}
        </span>
      </span>
    </span>
  );
}
