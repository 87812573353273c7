import { Checkbox } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { DayField } from './day-field';
import { type Control, isTextFieldType } from './field-types';
import { TypedField } from './typed-field';
import type { FormFields } from './use-record-form';

/** Props of the control of any field. */
export interface FieldProps {
  form: FormFields<object>;
  /** Path of the value in the form. */
  path: string;
  kind: { control: Control };
  label: string;
  /** Shown after the label, such as where the value comes from. */
  mark?: ReactNode;
  hint?: string | undefined;
  required?: boolean;
  /** Receives the initial focus of a dialog. */
  focusFirst?: boolean;
}

/** Controls of the kinds of values that are not a single text. */
export type Controls = Readonly<Partial<Record<Control['is'], ComponentType<FieldProps>>>>;

interface FormFieldProps extends FieldProps {
  /** Controls of the feature, besides those for text, days and flags. */
  controls: Controls;
  /** Control of this field only, in place of the one of its kind. */
  own?: ComponentType<FieldProps> | undefined;
}

/** Input of a field, selected by the kind of its value. */
export function FormField({ controls, own, ...field }: FormFieldProps) {
  const { kind, label, mark, hint, ...others } = field;
  const Control = own ?? { day: DayControl, flag: FlagControl, ...controls }[kind.control.is];
  if (Control) return <Control {...field} />;
  if (isTextFieldType(kind)) {
    return (
      <TypedField
        {...others}
        kind={kind}
        label={
          mark ? (
            <>
              {label} {mark}
            </>
          ) : (
            label
          )
        }
        description={hint}
      />
    );
  }
  throw new Error(`${field.path}: there is no control for "${kind.control.is}"`);
}

function DayControl({ form, path, label, hint, required = false }: FieldProps) {
  const { value, error } = form.getInputProps(path);
  return (
    <DayField
      label={label}
      required={required}
      value={/^\d{4}-/.test(value) ? value : null}
      onChange={(day, typed) => form.setFieldValue(path, day ?? typed)}
      error={error}
      description={hint}
    />
  );
}

function FlagControl({ form, path, label, hint }: FieldProps) {
  return <Checkbox label={label} description={hint} {...form.getInputProps(path, { type: 'checkbox' })} />;
}
