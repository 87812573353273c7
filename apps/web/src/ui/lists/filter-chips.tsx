import { UnstyledButton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../lib/shortcuts';
import type { CheckOption } from './check-list';
import classes from './filter-chips.module.css';
import { Kbd } from '../layout/kbd';
import { MenuOnDemand } from '../overlays/menu-on-demand';

const FilterChip = lazy(() => import('./filter-chip').then((module) => ({ default: module.FilterChip })));
const FilterMenu = lazy(() => import('./filter-chip').then((module) => ({ default: module.FilterMenu })));

/** Inclusive range of days; a missing side is open. */
export interface DayRange {
  from: string | undefined;
  to: string | undefined;
}

/** Preset range with a label, for example "Questa settimana". */
export interface Span extends DayRange {
  label: string;
}

export interface Filter {
  id: string;
  label: string;
  /** Current value in words; null when the filter is off. */
  value: string | null;
  /** Editor described as data rather than a component, so that its code loads on demand. */
  editor:
    | { kind: 'any-of'; options: CheckOption[]; selected: string[]; onChange: (selected: string[]) => void }
    | { kind: 'since'; value: string | undefined; onChange: (day: string | undefined) => void }
    | { kind: 'range'; from: string | undefined; to: string | undefined; spans: Span[]; onChange: (range: DayRange) => void }
    | { kind: 'own'; editor: ReactNode };
  onClear: () => void;
}

interface FilterChipsProps {
  filters: Filter[];
  onClearAll: () => void;
}

/** Active filters as chips, with a menu to add another (key F). */
export function FilterChips({ filters, onClearAll }: FilterChipsProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const active = filters.filter((filter) => filter.value !== null);
  const shown = filters.filter((filter) => filter.value !== null || filter.id === openId);
  const inactive = filters.filter((filter) => filter.value === null);
  const chips = useRef<HTMLDivElement>(null);
  const lastOpen = useRef<string | null>(null);
  useShortcuts({ f: () => add.current?.click() });

  // Returns the focus to the chips when the element that opened the editor no longer exists.
  useEffect(() => {
    const closed = openId === null ? lastOpen.current : null;
    lastOpen.current = openId;
    if (closed === null || !isFocusLost()) return;
    const chip = chips.current?.querySelector<HTMLElement>(`[data-filter="${CSS.escape(closed)}"]`);
    (chip ?? add.current)?.focus();
  }, [openId]);

  function clear(filter: Filter): void {
    filter.onClear();
    setOpenId(null);
    add.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const last = active.at(-1);
    if (event.key !== 'Backspace' || !last || !(event.target instanceof HTMLButtonElement)) return;
    if (!event.currentTarget.contains(event.target)) return;
    event.preventDefault();
    clear(last);
  }

  return (
    <div ref={chips} role="group" aria-label="Filtri" className="row wraps gap-s" onKeyDown={onKeyDown}>
      <Suspense>
        {shown.map((filter) => (
          <FilterChip
            key={filter.id}
            filter={filter}
            opened={filter.id === openId}
            onOpen={(opened) => setOpenId(opened ? filter.id : null)}
            onClear={() => clear(filter)}
          />
        ))}
      </Suspense>
      {inactive.length > 0 && (
        <MenuOnDemand
          target={
            <UnstyledButton ref={add} className={classes['add']}>
              <IconFilter size={14} stroke={1.7} aria-hidden />
              Aggiungi filtro <Kbd>F</Kbd>
            </UnstyledButton>
          }
          menu={(target) => <FilterMenu target={target} filters={inactive} onChoose={setOpenId} />}
        />
      )}
      {active.length > 1 && (
        <UnstyledButton className={classes['clear-all']} onClick={onClearAll}>
          Azzera filtri
        </UnstyledButton>
      )}
    </div>
  );
}

function isFocusLost(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.closest('[role="dialog"]') !== null;
}
