import { TextInput } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { parseTime } from '../../lib/formats';

interface TimeFieldProps {
  label: string;
  value: string | null;
  /** Called with null when the field is empty or its text is no valid time. */
  onChange: (time: string | null) => void;
  error?: ReactNode;
}

/** Time input that accepts free text ("9", "9.30", "1730"). Empty means all day. */
export function TimeField({ label, value, onChange, error }: TimeFieldProps) {
  const [typed, setTyped] = useState(value ?? '');
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (!focused) setTyped((before) => (value === null && parseTime(before) === null ? before : (value ?? '')));
  }, [value, focused]);
  const wrong = typed.trim() !== '' && parseTime(typed) === null;
  return (
    <TextInput
      label={label}
      placeholder="Tutto il giorno"
      autoComplete="off"
      inputMode="numeric"
      maxLength={5}
      value={typed}
      error={wrong && !focused ? 'Non è un orario, per esempio 17:30' : error}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(parseTime(event.currentTarget.value));
      }}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        setTyped(parseTime(typed) ?? typed.trim());
      }}
      rightSection={<IconClock size={16} stroke={1.7} aria-hidden />}
    />
  );
}
