import { ActionIcon, Button, Checkbox, Modal, NumberInput, Switch } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { FIXED_COLUMN } from '../records/list/record-columns';
import classes from './columns-dialog.module.css';
import type { ListView } from './use-list-view';

const MAX_ITEMS = 10;
const NARROWEST = 60;
const WIDEST = 600;

/** Selects columns, their order and width; changes are visible at once behind the dialog. */
export function ColumnsDialog({ list, onClose }: { list: ListView; onClose: () => void }) {
  const { ids, columns, all, layout, setLayout, setColumns } = list;
  const others = all.filter(({ id }) => !ids.includes(id));

  function move(id: string, by: number): void {
    const from = ids.indexOf(id);
    const next = ids.filter((one) => one !== id);
    setColumns(next.toSpliced(from + by, 0, id));
  }

  function setWidth(id: string, width: number | null): void {
    const { [id]: _before, ...widths } = layout.widths;
    setLayout({ widths: width === null ? widths : { ...widths, [id]: width } });
  }

  return (
    <Modal opened onClose={onClose} title="Colonne e densità" size="md">
      <Switch
        className={classes['dense'] ?? ''}
        label="Righe compatte"
        checked={layout.dense}
        onChange={(event) => setLayout({ dense: event.currentTarget.checked })}
      />
      <h3 className={classes['title']}>Colonne dell’elenco</h3>
      <ol className={classes['list']}>
        {columns.map(({ id, header }, index) => (
          <li key={id} className={classes['column']}>
            <Checkbox label={header} checked disabled={id === FIXED_COLUMN} onChange={() => setColumns(ids.filter((one) => one !== id))} />
            <NumberInput
              className={classes['width'] ?? ''}
              size="xs"
              aria-label={`Larghezza di ${header} in pixel`}
              placeholder="larghezza"
              min={NARROWEST}
              max={WIDEST}
              step={10}
              value={layout.widths[id] ?? ''}
              onChange={(value) => setWidth(id, typeof value === 'number' && value >= NARROWEST && value <= WIDEST ? value : null)}
            />
            <ActionIcon
              size="sm"
              aria-label={`Sposta ${header} prima`}
              disabled={id === FIXED_COLUMN || index === 1}
              onClick={() => move(id, -1)}
            >
              <IconArrowUp size={15} stroke={1.7} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={`Sposta ${header} dopo`}
              disabled={id === FIXED_COLUMN || index === columns.length - 1}
              onClick={() => move(id, 1)}
            >
              <IconArrowDown size={15} stroke={1.7} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <h3 className={classes['title']}>Altre colonne</h3>
      {ids.length >= MAX_ITEMS && (
        <p className={classes['full']}>Un elenco ha al massimo {MAX_ITEMS} colonne: togline una per aggiungerne un’altra.</p>
      )}
      <ul className={classes['others']}>
        {others.map(({ id, header }) => (
          <li key={id}>
            <Checkbox label={header} checked={false} disabled={ids.length >= MAX_ITEMS} onChange={() => setColumns([...ids, id])} />
          </li>
        ))}
      </ul>
      <div className={classes['actions']}>
        <Button
          variant="subtle"
          onClick={() => {
            setColumns(null);
            setLayout({ widths: {}, dense: false });
          }}
        >
          Come in origine
        </Button>
        <Button onClick={onClose}>Fatto</Button>
      </div>
    </Modal>
  );
}
