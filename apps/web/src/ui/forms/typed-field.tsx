import { Autocomplete, NativeSelect, TextInput } from '@mantine/core';
import { type FocusEvent, memo, type ReactNode } from 'react';
import type { TextFieldType } from './field-types';
import { CodeField } from './code-field';
import { FIELD_ORDER } from './field-order';
import { NotesField } from './notes-field';
import type { FormFields, InputProps } from './use-record-form';

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
  function leave({ currentTarget: { value } }: FocusEvent<HTMLInputElement | HTMLTextAreaElement>): void {
    const tidied = kind.tidy(value);
    if (tidied !== value) form.setFieldValue(path, tidied);
    if (tidied !== '') form.validateField(path);
  }
  return (
    <TypedInput
      {...words}
      {...form.getInputProps(path)}
      {...(focusFirst && { 'data-autofocus': true })}
      kind={kind}
      onBlur={leave}
      autoComplete="off"
      inputWrapperOrder={FIELD_ORDER}
    />
  );
}

type TypedInputProps = Omit<TypedFieldProps, 'form' | 'path' | 'focusFirst'> &
  InputProps & {
    onBlur: (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
    autoComplete: string;
    inputWrapperOrder: typeof FIELD_ORDER;
  };

/** Renders again only for another value, error or text: the handlers read the form's state when they are called. */
const TypedInput = memo(
  ({ kind, ...field }: TypedInputProps) => {
    const { control } = kind;
    switch (control.is) {
      case 'choice':
        return (
          <NativeSelect {...field} onBlur={() => undefined}>
            <option value="">{field.required ? 'Scegli…' : 'Non indicato'}</option>
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
        const { max, inputMode = 'text', placeholder = field.placeholder } = control;
        const type = inputMode === 'email' || inputMode === 'tel' ? inputMode : 'text';
        return <TextInput {...field} type={type} maxLength={max} inputMode={inputMode} placeholder={placeholder ?? ''} />;
      }
      default:
        throw new Error(`"${control.is}" is not typed as one text`);
    }
  },
  (before: object, after: object) => {
    const known = new Map<string, unknown>(Object.entries(before));
    return Object.entries(after).every(([name, value]) => typeof value === 'function' || known.get(name) === value);
  },
);
