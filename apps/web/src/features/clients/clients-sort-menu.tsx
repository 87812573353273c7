import { Menu } from '@mantine/core';
import type { MenuTarget } from '../../ui/menu-on-demand';
import { OpenedMenu } from '../../ui/opened-menu';
import { ORDER_LABELS, type Order } from './clients-order';
import type { ClientsSearch } from './clients-search';

interface ClientsSortMenuProps {
  target: MenuTarget;
  search: ClientsSearch;
  onChange: (part: Partial<ClientsSearch>) => void;
}

const RELEVANCE = 'pertinenza';

/** The same orders as the column heads, also where there are no heads to press. */
export function ClientsSortMenu({ target, search, onChange }: ClientsSortMenuProps) {
  const byDefault = search.q === undefined ? 'nome' : RELEVANCE;
  function choose(value: string): void {
    onChange({ ord: value === byDefault ? undefined : (value as Order) });
  }
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.RadioGroup value={search.ord ?? byDefault} onChange={choose}>
        {search.q !== undefined && <Menu.RadioItem value={RELEVANCE}>Pertinenza</Menu.RadioItem>}
        {Object.entries(ORDER_LABELS).map(([value, label]) => (
          <Menu.RadioItem key={value} value={value}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </OpenedMenu>
  );
}
