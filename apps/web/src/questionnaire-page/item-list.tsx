import { Button, NativeSelect } from '@mantine/core';
import type { Choice } from '@sestante/questionnaire/template';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import classes from './question.module.css';

interface ItemListProps<Item> {
  /** Null while the client has neither confirmed nor changed the list. */
  value: Item[] | null;
  /** Items known to the agency, with which the list opens. */
  suggested: Item[] | null;
  onChange: (items: Item[]) => void;
  max: number;
  /** Kinds of item that can be added. */
  kinds: readonly Choice[];
  addLabel: string;
  create: (kind: string) => Item;
  textOf: (item: Item) => string;
  fields: (item: Item, change: (part: Partial<Item>) => void) => ReactNode;
  /** Label of the button for an empty list, where that is an answer. */
  emptyLabel?: string;
  error: string | undefined;
  labelledBy: string;
}

/** List of cards, each of which opens to be changed. Every change is an answer. */
export function ItemList<Item>({ value, suggested, onChange, max, kinds, create, textOf, fields, error, ...rest }: ItemListProps<Item>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState<{ item: Item; index: number } | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  const [kind, setKind] = useState('');
  const items = value ?? (removed === null ? (suggested ?? []) : []);
  useEffect(() => {
    if (added !== null) list.current?.querySelectorAll<HTMLElement>(':scope > details > summary')[added]?.focus();
  }, [added]);
  const change = (index: number, part: Partial<Item>) => onChange(items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  const add = () => {
    setAdded(items.length);
    setRemoved(null);
    setKind('');
    onChange([...items, create(kind)]);
  };
  const remove = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    setRemoved({ item, index });
    setAdded(null);
    onChange(items.toSpliced(index, 1));
    list.current?.focus();
  };
  const undo = () => {
    if (removed === null) return;
    onChange(items.toSpliced(removed.index, 0, removed.item));
    setRemoved(null);
    list.current?.focus();
  };
  return (
    <div
      ref={list}
      role="group"
      aria-labelledby={rest.labelledBy}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      tabIndex={-1}
      className={classes['items']}
      data-invalid={error !== undefined || undefined}
    >
      {value === null && items.length > 0 && (
        <div className={classes['suggestion']}>
          <p>Secondo i nostri dati. Corregga dove serve, oppure confermi.</p>
          <Button className={classes['aside']} onClick={() => onChange(items)}>
            Confermo
          </Button>
        </div>
      )}
      {items.map((item, index) => (
        // Items have no ids: their place is all that names them.
        // oxlint-disable-next-line react/no-array-index-key
        <details key={index} className={classes['item']} open={added === index || undefined}>
          <summary>{textOf(item)}</summary>
          <div className={classes['fields']}>
            {fields(item, (part) => change(index, part))}
            <Button variant="default" className={classes['aside']} onClick={() => remove(index)}>
              Rimuova
            </Button>
          </div>
        </details>
      ))}
      <div role="status" className={classes['removed']}>
        {removed !== null && (
          <>
            Rimosso: {textOf(removed.item)}.{' '}
            <button type="button" className={classes['link']} onClick={undo}>
              Annulli
            </button>
          </>
        )}
      </div>
      {value?.length === 0 && rest.emptyLabel !== undefined && <p className={classes['help']}>Ha risposto: {rest.emptyLabel}.</p>}
      {items.length < max && (
        <div className={classes['add']}>
          <NativeSelect size="md" label={rest.addLabel} value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value)}>
            <option value="">Scelga…</option>
            {kinds.map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
          </NativeSelect>
          <Button variant="default" disabled={kind === ''} onClick={add}>
            Aggiunga
          </Button>
        </div>
      )}
      {value === null && items.length === 0 && rest.emptyLabel !== undefined && (
        <Button variant="default" className={classes['aside']} onClick={() => onChange([])}>
          {rest.emptyLabel}
        </Button>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className={classes['error']}>
          {error}
        </p>
      )}
    </div>
  );
}
