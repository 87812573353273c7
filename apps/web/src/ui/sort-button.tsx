import { Button } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { lazy } from 'react';
import classes from './list-toolbar.module.css';
import { MenuOnDemand } from './menu-on-demand';

const SortMenu = lazy(() => import('./sort-menu').then((module) => ({ default: module.SortMenu })));

export interface SortChoice {
  /** Each order in words. */
  labels: Readonly<Record<string, string>>;
  /** The one that was chosen. */
  order: string | undefined;
  /** The list's own order, unless one searches: then it is by how well it matches. */
  byDefault: string;
  searching: boolean;
  onChange: (order: string | undefined) => void;
}

/** What a list is ordered by, also where there are no column heads to press. */
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
