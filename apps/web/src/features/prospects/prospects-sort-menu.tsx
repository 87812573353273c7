import { Menu } from '@mantine/core';
import type { MenuTarget } from '../../ui/menu-on-demand';
import { OpenedMenu } from '../../ui/opened-menu';
import { ORDER_LABELS } from './prospects-order';
import type { ProspectOrder, ProspectsSearch } from './prospects-search';

interface ProspectsSortMenuProps {
  target: MenuTarget;
  search: ProspectsSearch;
  onChange: (part: Partial<ProspectsSearch>) => void;
}

const RELEVANCE = 'pertinenza';

/** The order of the columns' cards and of the list's rows. */
export function ProspectsSortMenu({ target, search, onChange }: ProspectsSortMenuProps) {
  const byDefault = search.q === undefined ? 'giorni' : RELEVANCE;
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.RadioGroup
        value={search.ord ?? byDefault}
        onChange={(value) => onChange({ ord: value === byDefault ? undefined : (value as ProspectOrder) })}
      >
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
