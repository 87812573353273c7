import { Menu, Popover, UnstyledButton } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useShortcuts } from '../lib/shortcuts';
import classes from './filter-chips.module.css';
import { Kbd } from './kbd';

export interface Filter {
  id: string;
  label: string;
  /** What it is set to, in words; null when it is off. */
  value: string | null;
  /** The control that sets it. */
  editor: ReactNode;
  onClear: () => void;
}

interface FilterChipsProps {
  filters: Filter[];
  onClearAll: () => void;
}

/** The filters in force as chips that open and clear, and a way to add another: F, then the field, then the value. */
export function FilterChips({ filters, onClearAll }: FilterChipsProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const active = filters.filter((filter) => filter.value !== null);
  const shown = filters.filter((filter) => filter.value !== null || filter.id === openId);
  const inactive = filters.filter((filter) => filter.value === null);
  useShortcuts({ f: () => add.current?.click() });

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
    <div role="group" aria-label="Filtri" className={classes['chips']} onKeyDown={onKeyDown}>
      {shown.map((filter) => (
        <Chip
          key={filter.id}
          filter={filter}
          opened={filter.id === openId}
          onOpen={(opened) => setOpenId(opened ? filter.id : null)}
          onClear={() => clear(filter)}
        />
      ))}
      {inactive.length > 0 && (
        <Menu position="bottom-start" returnFocus={false}>
          <Menu.Target>
            <UnstyledButton ref={add} className={classes['add']}>
              <IconFilter size={14} stroke={1.7} aria-hidden />
              Aggiungi filtro <Kbd>F</Kbd>
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            {inactive.map((filter) => (
              <Menu.Item key={filter.id} onClick={() => setOpenId(filter.id)}>
                {filter.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {active.length > 1 && (
        <UnstyledButton className={classes['clear-all']} onClick={onClearAll}>
          Azzera filtri
        </UnstyledButton>
      )}
    </div>
  );
}

interface ChipProps {
  filter: Filter;
  opened: boolean;
  onOpen: (opened: boolean) => void;
  onClear: () => void;
}

function Chip({ filter, opened, onOpen, onClear }: ChipProps) {
  return (
    <span className={classes['chip']}>
      <Popover opened={opened} onChange={onOpen} position="bottom-start" trapFocus returnFocus width={280}>
        <Popover.Target>
          <UnstyledButton className={classes['open']} onClick={() => onOpen(!opened)}>
            {filter.label} <b>{filter.value ?? '…'}</b>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={filter.label}>{filter.editor}</Popover.Dropdown>
      </Popover>
      <UnstyledButton className={classes['clear']} aria-label={`Togli il filtro ${filter.label}`} onClick={onClear}>
        <IconX size={13} stroke={1.7} aria-hidden />
      </UnstyledButton>
    </span>
  );
}
