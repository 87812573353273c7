import { Combobox, PillsInput, useCombobox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { createTag } from '@sestante/api-client';
import { listTagsOptions } from '@sestante/api-client/query';
import type { TagDto } from '@sestante/api-client/types';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { TagDot } from './tag-chips';
import classes from './tag-picker.module.css';

const CREATE = 'create';

interface TagPickerProps {
  label: string;
  /** Ids of the chosen tags. */
  value: string[];
  onChange: (ids: string[]) => void;
  error?: ReactNode;
}

/** Picks tags of the agency by name, or creates one when the name is new. */
export function TagPicker({ label, value: ids, onChange, error }: TagPickerProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [keys] = useState(idempotencyKeys);
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 });
  const known = tags.data?.data ?? [];
  const wanted = fold(typed);
  const offered = known.filter((tag) => !ids.includes(tag.id) && fold(tag.name).includes(wanted));
  const isNew = wanted !== '' && !known.some((tag) => fold(tag.name) === wanted);

  const create = useMutation({
    mutationFn: async (name: string) =>
      (await createTag({ body: { name }, headers: { 'Idempotency-Key': keys.keyFor(name) }, throwOnError: true })).data,
    meta: { affects: ['tags'], untilShown: true },
    onSuccess: () => keys.done(),
    // Chosen only when the list has been fetched again, which knows its name and colour.
    onSettled: (tag?: TagDto) => tag && choose([...ids, tag.id]),
  });

  // Runs after the options for the typed text are available.
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (wanted === '') resetSelectedOption();
    else selectFirstOption();
  }, [wanted, selectFirstOption, resetSelectedOption]);

  function choose(next: string[]): void {
    setTyped('');
    onChange(next);
  }

  function pick(option: string): void {
    if (option !== CREATE) choose([...ids, option]);
    else if (!create.isPending) create.mutate(typed.trim().replace(/\s+/g, ' '));
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Backspace' && typed === '' && ids.length > 0) choose(ids.slice(0, -1));
  }

  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.DropdownTarget>
        <PillsInput
          label={label}
          description="Scrivi per cercare o per crearne uno"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          error={error}
          onClick={() => combobox.openDropdown()}
        >
          <span className={classes['chosen']}>
            {ids.map((id) => {
              const tag = known.find((each) => each.id === id);
              return (
                <span key={id} className={classes['tag']}>
                  {tag && <TagDot color={tag.color} />}
                  <span className="truncate">{tag?.name ?? '…'}</span>
                  <button
                    type="button"
                    className={classes['remove']}
                    aria-label={`Togli il tag ${tag?.name ?? ''}`}
                    onClick={() => choose(ids.filter((each) => each !== id))}
                  >
                    <IconX size={12} stroke={2} aria-hidden />
                  </button>
                </span>
              );
            })}
            <Combobox.EventsTarget>
              <PillsInput.Field
                value={typed}
                maxLength={50}
                autoComplete="off"
                onFocus={() => combobox.openDropdown()}
                onBlur={() => combobox.closeDropdown()}
                onKeyDown={onKeyDown}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  combobox.openDropdown();
                }}
              />
            </Combobox.EventsTarget>
          </span>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={offered.length === 0 && !isNew}>
        <Combobox.Options mah={240} className={classes['options']}>
          {offered.map((tag) => (
            <Combobox.Option key={tag.id} value={tag.id}>
              <span className="row gap-m">
                <TagDot color={tag.color} />
                {tag.name}
              </span>
            </Combobox.Option>
          ))}
          {isNew && (
            <Combobox.Option value={CREATE}>
              <span className="row gap-m">
                <IconPlus size={14} stroke={1.7} aria-hidden />
                Crea “{typed.trim()}”
              </span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Ignores accents and case. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
