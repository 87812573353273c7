import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayOf, formatDay, parseDay, shiftDay } from '../../lib/formats';
import classes from './since-editor.module.css';

interface SinceEditorProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

const SHORTCUTS = [
  { label: 'Oggi', days: 0 },
  { label: '7 giorni', days: 7 },
  { label: '30 giorni', days: 30 },
  { label: '12 mesi', days: 365 },
];

/** Editor for a start day: preset choices, or any day as free text. */
export function SinceEditor({ label, value, onChange }: SinceEditorProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : formatDay(value));
  const day = parseDay(typed);
  const wrong = typed.trim() !== '' && day === null;
  return (
    <div className={classes['editor']}>
      <TextInput
        size="xs"
        label={label}
        placeholder="gg/mm/aaaa"
        description="Anche “ieri”, “oggi” o “-7”"
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={typed}
        error={wrong && 'Non è un giorno del calendario'}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => day !== null && onChange(day)}
        onKeyDown={(event) => event.key === 'Enter' && day !== null && onChange(day)}
      />
      <div className="flex wraps gap-s">
        {SHORTCUTS.map((shortcut) => (
          <Button
            key={shortcut.label}
            size="xs"
            variant="default"
            onClick={() => {
              const since = shiftDay(dayOf(new Date()), -shortcut.days);
              setTyped(formatDay(since));
              onChange(since);
            }}
          >
            {shortcut.label}
          </Button>
        ))}
      </div>
    </div>
  );
}
