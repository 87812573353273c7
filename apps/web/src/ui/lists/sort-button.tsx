import { Button } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { lazy } from 'react';
import classes from './list-toolbar.module.css';
import { MenuOnDemand } from '../overlays/menu-on-demand';

const SortMenu = lazy(() => import('./sort-menu').then((module) => ({ default: module.SortMenu })));

export interface SortChoice {
  /** Label of each order, by its key. */
  labels: Readonly<Record<string, string>>;
  /** Order chosen by the user, if any. */
  order: string | undefined;
  /** Default order when not searching; search results are sorted by relevance. */
  byDefault: string;
  searching: boolean;
  onChange: (order: string | undefined) => void;
}

/** Sort order control for lists, including those without column headers. */
export function SortButton(choice: SortChoice) {
  const { labels, order, byDefault, searching } = choice;
  return (
    <MenuOnDemand
      target={
        <Button className={classes['sort'] ?? ''} variant="subtle" size="xs" leftSection={<IconArrowsSort size={15} stroke={1.7} />}>
          {order === undefined && searching ? 'Pertinenza' : labels[order ?? byDefault]}
        </Button>
      }
      menu={(target) => <SortMenu target={target} {...choice} />}
    />
  );
}
