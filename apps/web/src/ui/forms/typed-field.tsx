import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { FocusEvent, ReactNode } from 'react';
import type { TextFieldType } from './field-types';
import { CodeField } from './code-field';
import { FIELD_ORDER } from './field-order';
import { NotesField } from './notes-field';
import type { FormFields } from './use-record-form';

interface TypedFieldProps {
  form: FormFields<object>;
  /** Path in the form, such as "firstName" or "household.members.0.firstName". */
  path: string;
  kind: TextFieldType<unknown>;
  label: ReactNode;
  description?: string | undefined;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  /** Receives the initial focus of a dialog. */
  focusFirst?: boolean;
}

/** Text input that is normalized and validated on blur. */
export function TypedField({ form, path, kind, focusFirst = false, ...words }: TypedFieldProps) {
  const { control } = kind;

  function leave({ currentTarget: { value } }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>): void {
    const tidied = kind.tidy(value);
    if (tidied !== value) form.setFieldValue(path, tidied);
    if (tidied !== '') form.validateField(path);
  }

  const field = {
    ...words,
    ...form.getInputProps(path),
    ...(focusFirst && { 'data-autofocus': true }),
    onBlur: leave,
    autoComplete: 'off',
    inputWrapperOrder: FIELD_ORDER,
  };
  switch (control.is) {
    case 'choice':
      return (
        <NativeSelect {...field} onBlur={() => undefined}>
          <option value="">{words.required ? 'Scegli…' : 'Non indicato'}</option>
          {control.options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      );
    case 'suggested':
      return <Autocomplete {...field} data={[...control.suggestions]} maxLength={control.max} limit={8} />;
    case 'notes':
      return <NotesField {...field} max={control.max} />;
    case 'code':
      return <CodeField {...field} kind={kind} control={control} />;
    case 'text': {
      const { max, inputMode = 'text', placeholder = words.placeholder } = control;
      const type = inputMode === 'email' || inputMode === 'tel' ? inputMode : 'text';
      return <TextInput {...field} type={type} maxLength={max} inputMode={inputMode} placeholder={placeholder ?? ''} />;
    }
    default:
      throw new Error(`${path}: "${control.is}" is not typed as one text`);
  }
}
