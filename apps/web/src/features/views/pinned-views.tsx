import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useFeatures } from '../../lib/feature';
import { useMe } from '../../lib/me';
import { totalText } from '../records/counts';
import classes from './pinned-views.module.css';
import { viewsQuery } from './view-queries';

/** Pinned saved lists in the sidebar, with their counts. */
export function PinnedViews() {
  const me = useMe();
  const { data } = useQuery(viewsQuery);
  const { vista } = useSearch({ strict: false });
  const features = useFeatures();
  const pinned = (data?.data ?? []).flatMap((view) => {
    const list = features.find(({ savedList }) => savedList?.target === view.target)?.savedList;
    const link = view.pinned ? list?.link(view, me.id) : null;
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
              <span className="truncate shrinks">{view.name}</span>
              <span className="pushed size-xs faint figures">
                {view.total === undefined ? '' : totalText({ total: view.total, totalCapped: view.totalCapped ?? false })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
