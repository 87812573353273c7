import { ActionIcon } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

interface RowButtonsProps {
  name: string;
  /** Zero-based position of the row. */
  at: number;
  of: number;
  active: boolean;
  /** True when records refer to the row, which can then only be archived, not deleted. */
  used: boolean;
  busy: boolean;
  onMove: (position: number) => void;
  onEdit: () => void;
  onActive: (active: boolean) => void;
  onRemove: () => void;
}

/** Buttons of a settings row: move, edit, archive or reactivate, delete. */
export function RowButtons({ name, at, of, active, used, busy, onMove, onEdit, onActive, onRemove }: RowButtonsProps) {
  const readOnlyProps = useReadOnlyProps();
  const archive = active ? `Archivia “${name}”` : `Riattiva “${name}”`;
  return (
    <>
      <ActionIcon aria-label={`Sposta “${name}” prima`} disabled={at === 0 || busy} onClick={() => onMove(at)} {...readOnlyProps}>
        <IconArrowUp size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon aria-label={`Sposta “${name}” dopo`} disabled={at === of - 1 || busy} onClick={() => onMove(at + 2)} {...readOnlyProps}>
        <IconArrowDown size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon aria-label={`Modifica “${name}”`} onClick={onEdit}>
        <IconPencil size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon aria-label={archive} title={archive} disabled={busy} onClick={() => onActive(!active)} {...readOnlyProps}>
        {active ? <IconArchive size={16} stroke={1.7} /> : <IconArchiveOff size={16} stroke={1.7} />}
      </ActionIcon>
      <ActionIcon
        aria-label={`Elimina “${name}”`}
        title={used ? 'È in uso: puoi archiviarlo, così quello che c’è resta leggibile' : `Elimina “${name}”`}
        disabled={used || busy}
        onClick={onRemove}
        {...readOnlyProps}
      >
        <IconTrash size={16} stroke={1.7} />
      </ActionIcon>
    </>
  );
}
