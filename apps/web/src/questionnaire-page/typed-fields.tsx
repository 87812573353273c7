import { InputBase, type InputBaseProps } from '@mantine/core';
import { type ChangeEvent, useState } from 'react';
import { formatDay, formatInteger, todayInRome } from '../lib/formats.ts';
import { formatCents } from './answer-lines.ts';

interface FieldProps<Value> {
  value: Value | null;
  /** Null while the field is empty or what is typed is not valid. */
  onChange: (value: Value | null) => void;
  label?: string;
  'aria-labelledby'?: string;
  error?: string | undefined;
  /** Whether "Non lo so" or "Preferisco non rispondere" stands instead of what was typed. */
  declined?: boolean;
  autoFocus?: boolean;
}

interface TypedFieldProps<Value> extends FieldProps<Value> {
  /** Returns null when the text is not a valid value. */
  read: (text: string) => Value | null;
  write: (value: Value) => string;
  /** Shown while the text is not valid, once the field has been left. */
  hint: string;
  multiline?: boolean;
  inputProps?: Pick<InputBaseProps, 'leftSection' | 'rightSection'> & { type?: string; inputMode?: 'numeric' | 'decimal' };
}

/** Input that keeps what is typed, and reports its value with every key. */
function TypedField<Value>({
  value,
  onChange,
  read,
  write,
  hint,
  error,
  declined = false,
  multiline = false,
  inputProps,
  ...rest
}: TypedFieldProps<Value>) {
  const [typed, setTyped] = useState(() => (value === null ? '' : write(value)));
  const [left, setLeft] = useState(false);
  const valueOf = (text: string) => (text.trim() === '' ? null : read(text));
  // A value that does not come from this field, such as one from another device, replaces the text.
  const text = declined ? '' : valueOf(typed) === value ? typed : value === null ? '' : write(value);
  const invalid = text.trim() !== '' && value === null;
  return (
    <InputBase<'input' | 'textarea'>
      {...rest}
      {...inputProps}
      {...(multiline ? { component: 'textarea', multiline, rows: 4 } : { component: 'input' })}
      size="md"
      autoComplete="off"
      value={text}
      error={invalid && left ? hint : error}
      data-invalid={invalid || undefined}
      onChange={({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        setTyped(currentTarget.value);
        const next = valueOf(currentTarget.value);
        if (next !== value || declined) onChange(next);
      }}
      onBlur={() => {
        setLeft(true);
        if (value !== null) setTyped(write(value));
      }}
    />
  );
}

interface Range {
  min: number;
  max: number;
}

const GROUPED = /^(\d+|\d{1,3}([. ]\d{3})+)$/;

export function NumberField({ min, max, unit, ...props }: FieldProps<number> & Range & { unit?: string | undefined }) {
  return (
    <TypedField
      {...props}
      read={(text) => {
        const typed = text.trim();
        const value = GROUPED.test(typed) ? Number(typed.replaceAll(/\D/g, '')) : null;
        return value !== null && value >= min && value <= max ? value : null;
      }}
      write={formatInteger}
      hint={`Scriva un numero intero, da ${formatInteger(min)} a ${formatInteger(max)}`}
      inputProps={{ inputMode: 'numeric', rightSection: unit }}
    />
  );
}

const EURO = /^(\d+|\d{1,3}(?:[. ]\d{3})+)(?:,(\d{1,2}))?$/;

/** Amount in euro, as "240.000"; its value is in cents. */
export function MoneyField({ min, max, ...props }: FieldProps<number> & Range) {
  return (
    <TypedField
      {...props}
      read={(text) => {
        const [, euro, cents = ''] = EURO.exec(text.replace('€', '').trim()) ?? [];
        if (euro === undefined) return null;
        const value = Number(euro.replaceAll(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0'));
        return value >= min && value <= max ? value : null;
      }}
      write={(value) => formatCents(value).replace('€ ', '')}
      hint={`Scriva un importo in euro, come 240.000: da ${formatCents(min)} a ${formatCents(max)}`}
      inputProps={{ inputMode: 'decimal', leftSection: '€' }}
    />
  );
}

export function DateField({ min = '1900-01-01', max, ...props }: FieldProps<string> & { min?: string; max?: string }) {
  const last = max ?? todayInRome();
  return (
    <TypedField
      {...props}
      read={(text) => (text >= min && text <= last ? text : null)}
      write={(day) => day}
      hint={`Scriva un giorno dal ${formatDay(min)} al ${formatDay(last)}`}
      inputProps={{ type: 'date' }}
    />
  );
}

export function TextField({ max, ...props }: FieldProps<string> & { max: number; multiline?: boolean }) {
  return (
    <TypedField
      {...props}
      read={(text) => (Array.from(text.trim()).length <= max ? text.trim() : null)}
      write={(text) => text}
      hint={`Al massimo ${formatInteger(max)} caratteri`}
    />
  );
}
