import type { ComponentType } from 'react';
import { type FieldProps, FormField } from '../../ui/forms/form-field';
import type { FormFields } from '../../ui/forms/use-record-form';
import { RECORD_CONTROLS } from '../records/fields/record-controls';
import { PersonField, RecordField } from './reference-field';
import type { AnyFields } from './sheet-fields';
import type { SheetRow, SheetTabDefinition } from './sheet-tab';

const CONTROLS = { ...RECORD_CONTROLS, person: PersonField, record: RecordField };

interface SheetFieldControlProps<Row extends SheetRow, Body extends object> {
  form: FormFields<object>;
  tab: SheetTabDefinition<Row, Body>;
  name: string;
  /** Record being edited; null for a new one. */
  row: Row | null;
  /** Whether it receives the initial focus. */
  first: boolean;
}

/** Input of a field of a tab. */
export function SheetFieldControl<Row extends SheetRow, Body extends object>(props: SheetFieldControlProps<Row, Body>) {
  const { form, tab, name, row, first } = props;
  const fields: AnyFields = tab.fields;
  const field = fields[name];
  if (!field) return null;
  const { label, hint, kind, secret, required } = field;
  const own: Readonly<Record<string, ComponentType<FieldProps> | undefined>> = tab.controls ?? {};
  return (
    <FormField
      form={form}
      path={name}
      kind={kind}
      label={label}
      hint={hint}
      required={required !== undefined && !(secret && row !== null)}
      focusFirst={first}
      controls={CONTROLS}
      own={own[name]}
    />
  );
}
