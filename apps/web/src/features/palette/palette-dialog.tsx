import { Button, Modal } from '@mantine/core';
import { IconArrowLeft, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { problemText } from '../../lib/problems';
import { Kbd } from '../../ui/layout/kbd';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import type { FoundRecord, Item } from './palette-items';
import { PaletteOption } from './palette-option';
import classes from './palette.module.css';
import { takeTypedAhead } from './typed-ahead';
import { usePaletteSections } from './use-palette-sections';
import { useRecordActions } from './use-record-actions';

/** Command palette: the first result is preselected and the focus stays in the input. */
export function PaletteDialog({ onClose, onFocus }: { onClose: () => void; onFocus: () => void }) {
  const [typed, setTyped] = useState('');
  const [about, setAbout] = useState<FoundRecord | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const actionsOf = useRecordActions();
  const found = usePaletteSections(typed);
  const sections = about === null ? found.sections : [{ title: about.displayName, items: actionsOf(about) }];
  const items = sections.flatMap((section) => section.items);
  const index = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const current = items[index];
  useReturnFocus();

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  function run(item: Item | undefined): void {
    if (!item) return;
    onClose();
    // Runs after the dialog has returned the focus, which would otherwise take it from the page or dialog opened here.
    requestAnimationFrame(item.run);
  }

  function change(text: string): void {
    setTyped(text);
    setChosen(null);
  }

  function leaveRecord(): void {
    setChosen(about?.id ?? null);
    setAbout(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    const step = (by: number) => setChosen(items[(index + by + items.length) % items.length]?.id ?? null);
    const control = event.ctrlKey || event.metaKey;
    const keys: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => setChosen(items[Math.min(items.length - 1, index + 8)]?.id ?? null),
      PageUp: () => setChosen(items[Math.max(0, index - 8)]?.id ?? null),
      Enter: () => run(control ? (items.find(({ id }) => id === 'cerca') ?? current) : current),
      ...(control && { k: onClose }),
      ...(about === null && current?.record && !event.shiftKey && { Tab: () => openRecord(current.record) }),
      ...(about !== null && { Tab: leaveRecord, Escape: leaveRecord, ...(typed === '' && { Backspace: leaveRecord }) }),
    };
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  function openRecord(record: FoundRecord | undefined): void {
    if (!record) return;
    setAbout(record);
    setChosen(null);
  }

  const optionId = (item: Item) => `${listId}-${item.id}`;
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      // Esc in the actions of a record returns to the results.
      closeOnEscape={about === null}
      centered={false}
      yOffset="10vh"
      size={660}
      padding={0}
      title="Cerca o esegui"
      classNames={{ content: classes['content'] ?? '', header: classes['spoken'] ?? '', body: classes['body'] ?? '' }}
    >
      <div className={classes['box']}>
        {about === null ? (
          <IconSearch size={19} stroke={1.7} aria-hidden />
        ) : (
          <button type="button" className={classes['back']} aria-label="Torna ai risultati" tabIndex={-1} onClick={leaveRecord}>
            <IconArrowLeft size={19} stroke={1.7} aria-hidden />
          </button>
        )}
        <input
          className={classes['input']}
          role="combobox"
          aria-label="Cerca clienti, prospect e comandi"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(current)}
          placeholder="Nome, email, telefono, codice fiscale… oppure un comando"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          value={about === null ? typed : about.displayName}
          readOnly={about !== null}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          // Takes over buffered keys only now, since rendering and focus may come up to a second after opening.
          onFocus={() => {
            const ahead = takeTypedAhead();
            setTyped((before) => before + ahead);
            onFocus();
          }}
          data-autofocus
        />
        <Kbd>Esc</Kbd>
      </div>
      <div ref={list} id={listId} role="listbox" aria-label="Risultati" className={classes['list']} aria-busy={found.searching}>
        {sections.map((section) => (
          <div key={section.title} role="group" aria-label={section.title}>
            <p className={classes['title']} aria-hidden>
              {section.title}
            </p>
            {section.items.map((item) => (
              <PaletteOption
                key={item.id}
                id={optionId(item)}
                item={item}
                typed={about === null ? typed.replace(/^[>@#]/, '') : ''}
                selected={item === current}
                onPoint={() => setChosen(item.id)}
                onRun={() => run(item)}
              />
            ))}
          </div>
        ))}
      </div>
      <div role="status" className={classes['state']}>
        {found.error !== null && about === null ? (
          <>
            {problemText(found.error).message}
            <Button size="xs" variant="default" onClick={found.retry}>
              Riprova
            </Button>
          </>
        ) : items.length === 0 && !found.searching ? (
          'Niente con questo nome.'
        ) : null}
      </div>
      <div className={classes['foot']} aria-hidden>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> scegli
        </span>
        {current?.record && (
          <span>
            <Kbd>Tab</Kbd> che cosa fare
          </span>
        )}
        <span className={classes['modes']}>
          <Kbd>{'>'}</Kbd> comandi <Kbd>@</Kbd> assegnatari <Kbd>#</Kbd> tag
        </span>
      </div>
    </Modal>
  );
}
