import { Menu } from '@mantine/core';
import type { MenuTarget } from '../overlays/menu-on-demand';
import { OpenedMenu } from '../overlays/opened-menu';
import type { SortChoice } from './sort-button';

const RELEVANCE = 'pertinenza';

/** Menu of the available orders; relevance is offered only while searching. */
export function SortMenu({ target, labels, order, byDefault, searching, onChange }: SortChoice & { target: MenuTarget }) {
  const unchosen = searching ? RELEVANCE : byDefault;
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.RadioGroup value={order ?? unchosen} onChange={(value) => onChange(value === unchosen ? undefined : value)}>
        {searching && <Menu.RadioItem value={RELEVANCE}>Pertinenza</Menu.RadioItem>}
        {Object.entries(labels).map(([value, label]) => (
          <Menu.RadioItem key={value} value={value}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </OpenedMenu>
  );
}
