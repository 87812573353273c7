import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { FocusEvent, ReactNode } from 'react';
import type { TextFieldType } from './field-types';
import { CodeField } from './code-field';
import { FIELD_ORDER } from './field-order';
import { NotesField } from './notes-field';

/** Part of a form that an input needs, independent of the form's values. */
export interface TextForm {
  key(path: string): string;
  getInputProps(path: string): GetInputPropsReturnType;
  getValues(): object;
  setFieldValue(path: string, value: unknown, options?: { forceUpdate: boolean }): void;
  validateField(path: string): unknown;
  clearFieldError(path: string): void;
}

interface TypedFieldProps {
  form: TextForm;
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

/**
 * Text input that is normalized and validated on blur. The result is written into the input element, since a remount would lose the caret
 * of a user who has already returned to it.
 */
export function TypedField({ form, path, kind, focusFirst = false, ...words }: TypedFieldProps) {
  const { control } = kind;
  const key = form.key(path);

  function leave(event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>): void {
    const field = event.currentTarget;
    const tidied = kind.tidy(field.value);
    if (tidied !== field.value) {
      field.value = tidied;
      form.setFieldValue(path, tidied, { forceUpdate: false });
    }
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
        <NativeSelect key={key} {...field} onBlur={() => undefined}>
          <option value="">{words.required ? 'Scegli…' : 'Non indicato'}</option>
          {control.options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </NativeSelect>
      );
    case 'suggested':
      return <Autocomplete key={key} {...field} data={[...control.suggestions]} maxLength={control.max} limit={8} />;
    case 'notes':
      return <NotesField key={key} {...field} max={control.max} />;
    case 'code':
      return <CodeField key={key} {...field} kind={kind} control={control} />;
    case 'text': {
      const { max, inputMode = 'text', placeholder = words.placeholder } = control;
      const type = inputMode === 'email' || inputMode === 'tel' ? inputMode : 'text';
      return <TextInput key={key} {...field} type={type} maxLength={max} inputMode={inputMode} placeholder={placeholder ?? ''} />;
    }
    default:
      throw new Error(`${path}: "${control.is}" is not typed as one text`);
  }
}
