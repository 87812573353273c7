import { Menu, Popover, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { CheckList } from './check-list';
import type { Filter } from './filter-chips';
import classes from './filter-chips.module.css';
import type { MenuTarget } from '../overlays/menu-on-demand';
import { OpenedMenu } from '../overlays/opened-menu';
import { RangeEditor } from './range-editor';
import { SinceEditor } from './since-editor';

interface FilterMenuProps {
  target: MenuTarget;
  filters: Filter[];
  onChoose: (id: string) => void;
}

/** Menu for choosing a filter to add. */
export function FilterMenu({ target, filters, onChoose }: FilterMenuProps) {
  return (
    <OpenedMenu target={target} position="bottom-start">
      {filters.map((filter) => (
        <Menu.Item key={filter.id} onClick={() => onChoose(filter.id)}>
          {filter.label}
        </Menu.Item>
      ))}
    </OpenedMenu>
  );
}

interface FilterChipProps {
  filter: Filter;
  opened: boolean;
  onOpen: (opened: boolean) => void;
  onClear: () => void;
}

/** Active filter: the label opens its editor, the cross removes it. */
export function FilterChip({ filter, opened, onOpen, onClear }: FilterChipProps) {
  return (
    <span className={classes['chip']}>
      <Popover opened={opened} onChange={onOpen} position="bottom-start" trapFocus width={280}>
        <Popover.Target>
          <UnstyledButton data-filter={filter.id} className={classes['open']} onClick={() => onOpen(!opened)}>
            {filter.label} <b>{filter.value ?? '…'}</b>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={filter.label}>
          <Editor filter={filter} />
        </Popover.Dropdown>
      </Popover>
      <UnstyledButton className={classes['clear']} aria-label={`Togli il filtro ${filter.label}`} onClick={onClear}>
        <IconX size={13} stroke={1.7} aria-hidden />
      </UnstyledButton>
    </span>
  );
}

function Editor({ filter: { label, editor } }: { filter: Filter }) {
  if (editor.kind === 'own') return editor.editor;
  if (editor.kind === 'range') return <RangeEditor {...editor} />;
  if (editor.kind === 'since') return <SinceEditor label={label} value={editor.value} onChange={editor.onChange} />;
  return <CheckList label={label} options={editor.options} selected={editor.selected} onChange={editor.onChange} />;
}
