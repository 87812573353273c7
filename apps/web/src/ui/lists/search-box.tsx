import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../layout/kbd';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  /** Search text in the URL; external changes are ignored while the user is typing. */
  value: string;
  onSearch: (text: string) => void;
  /** Called on ↓ or Enter, to move the focus to the results. */
  onLeave: () => void;
  className?: string | undefined;
}

const PAUSE_MS = 180;

/** Search box of a list, focused with "/". A late response never overwrites the text being typed. */
export function SearchBox({ label, placeholder, value, onSearch, onLeave, className }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useShortcuts({
    '/': () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  function change(text: string, pause: number): void {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), pause);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      change('', 0);
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      if (typed.trim() !== value) change(typed, 0);
      onLeave();
    }
  }

  return (
    <TextInput
      ref={input}
      className={className ?? ''}
      size="xs"
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      enterKeyHint="search"
      value={typed}
      onChange={(event) => change(event.currentTarget.value, PAUSE_MS)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd>/</Kbd>
        ) : (
          <CloseButton
            size="sm"
            aria-label="Svuota la ricerca"
            onClick={() => {
              change('', 0);
              input.current?.focus();
            }}
          />
        )
      }
    />
  );
}
