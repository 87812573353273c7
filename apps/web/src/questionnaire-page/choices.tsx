import { NativeSelect } from '@mantine/core';
import type { Choice } from '@sestante/questionnaire/template';
import { useId } from 'react';
import classes from './question.module.css';

/** Longer lists of single choices are a select. */
const MAX_CARDS = 8;

interface ChoicesProps {
  choices: readonly Choice[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  multiple?: boolean;
  /** Largest number of choices. */
  max?: number | undefined;
  error: string | undefined;
  'aria-labelledby': string;
  autoFocus: boolean;
}

/** Single or multiple choice; the choice `none` of a multiple one excludes the others. */
export function Choices({ choices, chosen, onChange, multiple = false, max, error, autoFocus, ...labelled }: ChoicesProps) {
  const id = useId();
  if (!multiple && choices.length > MAX_CARDS)
    return (
      <NativeSelect
        {...labelled}
        size="md"
        autoFocus={autoFocus}
        error={error}
        value={chosen[0] ?? ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? [] : [currentTarget.value])}
      >
        <option value="">Scelga…</option>
        {choices.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </NativeSelect>
    );
  const toggle = (code: string) => {
    if (!multiple) return onChange([code]);
    if (chosen.includes(code)) return onChange(chosen.filter((one) => one !== code));
    onChange(code === 'none' ? [code] : [...chosen.filter((one) => one !== 'none'), code]);
  };
  const full = multiple && max !== undefined && chosen.length >= max;
  return (
    <div
      {...labelled}
      role={multiple ? 'group' : 'radiogroup'}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      className={classes['choices']}
      data-invalid={error !== undefined || undefined}
    >
      {choices.map(({ code, label }, index) => (
        <label key={code} className={classes['choice']}>
          <span>{label}</span>
          <input
            type={multiple ? 'checkbox' : 'radio'}
            name={id}
            value={code}
            checked={chosen.includes(code)}
            disabled={full && !chosen.includes(code) && code !== 'none'}
            onChange={() => toggle(code)}
            autoFocus={autoFocus && index === 0}
          />
        </label>
      ))}
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className={classes['error']}>
          {error}
        </p>
      )}
    </div>
  );
}
