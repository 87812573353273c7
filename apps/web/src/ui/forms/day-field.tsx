import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { formatWeekday, parseDay } from '../../lib/formats';
import { MonthGrid } from './month-grid';

interface DayFieldProps {
  label: string;
  required?: boolean;
  value: string | null;
  /** Called with null while the text is no valid day, and always with the text itself. */
  onChange: (day: string | null, typed: string) => void;
  error?: ReactNode;
  description?: ReactNode;
  autoFocus?: boolean;
}

/** Day input that accepts free text ("27/11", "domani", "+3", "lun") or a choice from a month grid. */
export function DayField({ label, required, value, onChange, error, description, autoFocus }: DayFieldProps) {
  const shown = value === null ? '' : formatWeekday(value);
  const [typed, setTyped] = useState(shown);
  const [picking, setPicking] = useState(false);
  const [focused, setFocused] = useState(false);

  useEffect(() => {
    if (!focused) setTyped((before) => (value === null && parseDay(before) === null ? before : shown));
  }, [value, shown, focused]);

  const wrong = typed.trim() !== '' && parseDay(typed) === null;
  return (
    <TextInput
      label={label}
      required={required ?? false}
      withAsterisk={required ?? false}
      placeholder="gg/mm/aaaa"
      autoComplete="off"
      maxLength={40}
      value={typed}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      error={wrong && !focused ? 'Non è un giorno del calendario' : error}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const text = event.currentTarget.value.trim();
        onChange(text === '' ? null : parseDay(text), text);
      }}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        const day = parseDay(typed);
        setTyped(day === null ? typed.trim() : formatWeekday(day));
      }}
      rightSection={
        <Popover opened={picking} onChange={setPicking} position="bottom-end" trapFocus returnFocus withinPortal>
          <Popover.Target>
            <ActionIcon size="sm" aria-label={`${label}: apri il calendario`} onClick={() => setPicking((open) => !open)}>
              <IconCalendar size={16} stroke={1.7} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={label} p={12} w={264}>
            <MonthGrid
              value={value}
              autoFocus
              onPick={(day) => {
                onChange(day, day);
                setTyped(formatWeekday(day));
                setPicking(false);
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
