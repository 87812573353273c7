import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ViewDto } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { useMe } from '../../lib/me';
import classes from './pinned-views.module.css';
import { viewLink } from './saved-lists';
import { viewsQuery } from './view-queries';

/** Pinned saved lists in the sidebar, with their counts. */
export function PinnedViews() {
  const me = useMe();
  const { data } = useQuery(viewsQuery);
  const { vista } = useSearch({ strict: false });
  const pinned = (data?.data ?? []).flatMap((view) => {
    const link = view.pinned ? viewLink(view, me.id) : null;
    return link ? [{ view, link }] : [];
  });
  if (pinned.length === 0) return null;
  return (
    <section aria-labelledby="preferiti" className={classes['pinned']}>
      <h2 id="preferiti" className={classes['title']}>
        Preferiti
      </h2>
      <ul>
        {pinned.map(({ view, link }) => (
          <li key={view.id}>
            <Link {...link} className={classes['link']} data-current={view.id === vista || undefined} title={view.name}>
              <IconFilter size={16} stroke={1.7} aria-hidden />
              <span className={classes['name']}>{view.name}</span>
              <span className={classes['count']}>{countOf(view)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function countOf({ total, totalCapped }: ViewDto): string {
  return total === undefined ? '' : `${formatInteger(total)}${totalCapped ? '+' : ''}`;
}
