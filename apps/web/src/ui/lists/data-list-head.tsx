import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import type { Column, SortOrder } from './data-list';
import classes from './data-list.module.css';
import { SelectBox } from './select-box';
import type { RowSelection } from './use-row-selection';

interface DataListHeadProps<Row> {
  columns: readonly Column<Row>[];
  withActions: boolean;
  /** Shows the heading of the actions column when its buttons are always visible. */
  actionsInSight: boolean;
  top: number | null;
  /** null when rows cannot be selected. */
  selection: Pick<RowSelection, 'state' | 'toggleAll'> | null;
  sort?: { order: SortOrder; onChange: (order: SortOrder) => void };
  onResize?: (id: string, width: number) => void;
}

/** Column headers; sortable ones are buttons that cycle through ascending, descending and unsorted. */
export function DataListHead<Row>({ columns, withActions, actionsInSight, top, selection, sort, onResize }: DataListHeadProps<Row>) {
  return (
    <div role="rowgroup" className={classes['head']} style={top === null ? undefined : { top, position: 'sticky' }}>
      <div role="row" aria-rowindex={1} className={classes['head-row']}>
        {selection && (
          <div role="columnheader" className={classes['box']}>
            <SelectBox
              label="Seleziona le righe caricate"
              checked={selection.state === 'all'}
              some={selection.state === 'some'}
              onToggle={selection.toggleAll}
            />
          </div>
        )}
        {columns.map((column) => {
          const state = sortState(column, sort?.order ?? null);
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classes['head-cell']}
              {...(column.sort && { 'aria-sort': state ?? 'none' })}
            >
              {column.sort && sort ? (
                <button
                  type="button"
                  className={classes['sort']}
                  onClick={() => column.sort && sort.onChange(nextOrder(column.sort, sort.order))}
                >
                  {column.header}
                  {state === 'ascending' && <IconArrowUp size={13} stroke={1.7} aria-hidden />}
                  {state === 'descending' && <IconArrowDown size={13} stroke={1.7} aria-hidden />}
                </button>
              ) : (
                column.header
              )}
              {onResize && <ResizeEdge onResize={(width) => onResize(column.id, width)} />}
            </div>
          );
        })}
        {withActions && (
          <div role="columnheader" className={classes['head-cell']}>
            {actionsInSight ? 'Azioni' : <span className="spoken">Azioni</span>}
          </div>
        )}
      </div>
    </div>
  );
}

const NARROWEST = 60;
const WIDEST = 600;

/** Drag handle at the edge of a column header; keyboard users type widths in the columns dialog. */
function ResizeEdge({ onResize }: { onResize: (width: number) => void }) {
  function start(event: PointerEvent<HTMLSpanElement>): void {
    const edge = event.currentTarget;
    const begin = edge.parentElement?.getBoundingClientRect().width ?? 0;
    const from = event.clientX;
    edge.setPointerCapture(event.pointerId);
    const move = ({ clientX }: globalThis.PointerEvent) =>
      onResize(Math.round(Math.min(WIDEST, Math.max(NARROWEST, begin + clientX - from))));
    edge.addEventListener('pointermove', move);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true });
  }
  return <span className={classes['edge']} aria-hidden onPointerDown={start} />;
}

function sortState<Row>(column: Column<Row>, order: SortOrder): 'ascending' | 'descending' | null {
  if (column.sort === undefined) return null;
  if (order === column.sort.key) return 'ascending';
  return order === `-${column.sort.key}` ? 'descending' : null;
}

function nextOrder(sort: { key: string; startDescending?: boolean }, order: SortOrder): SortOrder {
  const cycle = [sort.key, `-${sort.key}`];
  if (sort.startDescending) cycle.reverse();
  const at = order === null ? -1 : cycle.indexOf(order);
  return cycle[at + 1] ?? null;
}
