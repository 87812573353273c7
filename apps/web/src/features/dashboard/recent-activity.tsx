import type { UseQueryResult } from '@tanstack/react-query';
import type { DashboardDto, RecentEntry } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { timelineOf, useFeatureDetails } from '../../lib/feature';
import { formatInstant, formatRelative } from '../../lib/formats';
import { profileLink } from '../records/client-links';
import { Panel } from '../../ui/layout/panel';
import panel from '../../ui/layout/panel.module.css';
import classes from './dashboard.module.css';

/** Latest timeline entries of the clients visible to the user. */
export function RecentActivity({ query }: { query: UseQueryResult<DashboardDto, unknown> }) {
  const recent = query.data?.recent ?? [];
  return (
    <Panel
      title="Attività recenti"
      query={query}
      empty={recent.length === 0 ? 'Qui vedrai quello che succede ai clienti che segui.' : null}
    >
      <ul>
        {recent.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Entry({ entry: { kind, actor, at, changes, client } }: { entry: RecentEntry }) {
  const timeline = timelineOf(useFeatureDetails(), kind);
  if (timeline === null) return null;
  const { icon: Glyph, text } = timeline.text.activity;
  return (
    <Link {...profileLink(client)} className={panel['row']}>
      <Glyph size={16} stroke={1.7} aria-hidden className={classes['glyph'] ?? ''} />
      <span className={classes['text']}>
        {actor.displayName} {text(<b>{client.displayName}</b>, timeline.subjectOf?.(changes))}
      </span>
      <time className="fixed size-s faint figures" dateTime={at} title={formatInstant(at)}>
        {formatRelative(at)}
      </time>
    </Link>
  );
}
