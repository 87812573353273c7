import { TextInput } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { FormDialog } from '../../ui/forms/form-dialog';
import type { FormFields } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { type SettingFormOptions, useSettingForm } from './use-setting-form';

type Named = { name: string };

interface NamedSettingDialogProps<Row extends Named & { version: number }, Body extends Named> extends Pick<
  SettingFormOptions<Body, Row, Body>,
  'record' | 'row' | 'create' | 'tag'
> {
  /** Dialog title for a new record, for example "Nuovo tag". */
  title: string;
  /** Initial values of a new record. */
  start: Body;
  /** Labels of the other fields, for the conflict dialog. */
  labels: Partial<Record<keyof Body & string, string>>;
  /** Formats the values of fields that are not plain text, for the conflict dialog. */
  read?: ComponentProps<typeof VersionDialog<Row, Body>>['read'];
  onClose: () => void;
  /** Renders the fields other than the name. */
  children: (form: FormFields<Body>) => ReactNode;
}

/** Dialog for a setting with a required name. */
export function NamedSettingDialog<Row extends Named & { version: number }, Body extends Named>(props: NamedSettingDialogProps<Row, Body>) {
  const { title, start, labels, read, onClose, children, ...setting } = props;
  const { row, record } = setting;
  const form = useSettingForm<Body, Row, Body>({
    ...setting,
    toValues: (now) => (now === null ? start : record.valuesOf(now)),
    toBody: (values) => ({ ...values, name: values.name.trim().replace(/\s+/g, ' ') }),
    validate: ({ name }): Record<string, string> => (name.trim() === '' ? { name: 'Scrivi il nome' } : {}),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={row === null ? title : `Modifica “${row.name}”`}
      unsavedText={null}
      submitLabel="Salva"
      onClose={onClose}
    >
      <TextInput label="Nome" {...form.getInputProps('name')} maxLength={50} autoComplete="off" data-autofocus />
      {children(form)}
      <VersionDialog
        work={form}
        label={(field) => (field === 'name' ? 'Nome' : (labels[field] ?? field))}
        {...(read && { read })}
        onReload={form.reload}
      />
    </FormDialog>
  );
}
