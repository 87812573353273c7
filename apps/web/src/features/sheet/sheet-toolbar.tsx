import type { ReactNode } from 'react';
import { focusFirstRow } from '../../ui/lists/focus-first-row';
import classes from '../../ui/lists/list-toolbar.module.css';
import { SearchBox } from '../../ui/lists/search-box';
import { SortButton } from '../../ui/lists/sort-button';
import { LinkExisting } from './link-existing';
import { SHEET_LABELS } from './sheet-labels';
import type { SheetSearch } from './sheet-search';
import { isLinked, ordersOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';

interface SheetToolbarProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
  search: SheetSearch;
  order: string | undefined;
  onChange: (part: Partial<SheetSearch>) => void;
  add: ReactNode;
}

/**
 * Toolbar above a tab's list. For agency records, linking is on the left and creating on the right; for records of one client, creating is
 * on the left.
 */
export function SheetToolbar<Row extends SheetRow, Body extends object>(props: SheetToolbarProps<Row, Body>) {
  const { tab, clientId, search, order, onChange, add } = props;
  const { title } = SHEET_LABELS[tab.name];
  const linked = isLinked(tab.api);
  return (
    <div className={classes['toolbar']}>
      <div className={classes['line']}>
        {linked ? add && <LinkExisting tab={tab} clientId={clientId} /> : add}
        <SearchBox
          className={classes['search']}
          label={`Cerca in ${title}`}
          placeholder="Cerca…"
          value={search.q ?? ''}
          onSearch={(q) => onChange({ q: q === '' ? undefined : q })}
          onLeave={focusFirstRow}
        />
        <div className={classes['end']}>
          <SortButton
            labels={orderLabels(tab)}
            order={order}
            byDefault={tab.defaultOrder ?? 'nome'}
            searching={false}
            onChange={(ord) => onChange({ ord })}
          />
          {linked && add}
        </div>
      </div>
    </div>
  );
}

function orderLabels<Row extends SheetRow, Body extends object>(tab: SheetTabDefinition<Row, Body>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ordersOf(tab)).flatMap(([key, { labels }]) => [
      [key, labels[0]],
      [`-${key}`, labels[1]],
    ]),
  );
}
