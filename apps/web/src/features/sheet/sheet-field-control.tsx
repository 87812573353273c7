import { Checkbox } from '@mantine/core';
import type { ComponentType } from 'react';
import { DayField } from '../../ui/forms/day-field';
import { AddressFields } from '../records/fields/contact-fields';
import { TypedField } from '../../ui/forms/typed-field';
import { isTextFieldType } from '../../ui/forms/field-types';
import type { AnyFields } from './sheet-fields';
import { PersonField, RecordField } from './reference-field';
import type { ControlProps, SheetControlProps, SheetRow, SheetTabDefinition } from './sheet-tab';

interface SheetFieldControlProps<Row extends SheetRow, Body extends object> extends Omit<SheetControlProps, 'label' | 'hint' | 'required'> {
  tab: SheetTabDefinition<Row, Body>;
  /** Whether it receives the initial focus. */
  first: boolean;
}

/** Input of a field, selected by its value type unless the tab defines its own. */
export function SheetFieldControl<Row extends SheetRow, Body extends object>(props: SheetFieldControlProps<Row, Body>) {
  const { form, tab, name, row, clientId, first } = props;
  const fields: AnyFields = tab.fields;
  const field = fields[name];
  if (!field) return null;
  const { label, hint, kind, secret } = field;
  const required = field.required !== undefined && !(secret && row !== null);
  const controls: Readonly<Record<string, ComponentType<SheetControlProps> | undefined>> = tab.controls ?? {};
  const Own = controls[name];
  if (Own) return <Own form={form} name={name} label={label} hint={hint} required={required} row={row} clientId={clientId} />;
  if (isTextFieldType(kind)) {
    return <TypedField form={form} path={name} kind={kind} label={label} description={hint} required={required} focusFirst={first} />;
  }
  const words = { form, name, label, hint, required };
  switch (kind.control.is) {
    case 'address':
      return <AddressFields form={form} legend={label} />;
    case 'day':
      return <Day {...words} />;
    case 'flag':
      return <Flag {...words} />;
    case 'person':
      return <PersonField {...words} row={row} />;
    case 'record':
      return <RecordField {...words} row={row} of={kind.control.of} clientId={clientId} />;
    default:
      throw new Error(`${name}: the sheet has no control for "${kind.control.is}"`);
  }
}

function Day({ form, name, label, hint, required }: ControlProps) {
  const { value, error } = form.getInputProps(name);
  return (
    <DayField
      label={label}
      required={required}
      value={/^\d{4}-/.test(value) ? value : null}
      onChange={(day, typed) => form.setFieldValue(name, day ?? typed)}
      error={error}
      description={hint}
    />
  );
}

function Flag({ form, name, label, hint }: ControlProps) {
  return <Checkbox label={label} description={hint} {...form.getInputProps(name, { type: 'checkbox' })} />;
}
