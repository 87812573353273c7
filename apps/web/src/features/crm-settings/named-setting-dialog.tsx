import { TextInput } from '@mantine/core';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { fieldErrorsOf } from '../../lib/problems';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { SettingDialog } from './setting-dialog';
import type { useSettingForm } from './use-setting-form';

interface NamedSettingDialogProps<Row extends { version: number }, Body extends { name: string }> {
  /** Dialog title for a new record, for example "Nuovo tag". */
  title: string;
  /** Current name; null for a new record. */
  name: string | null;
  form: ReturnType<typeof useSettingForm<Row, Body>>;
  /** Labels of the other fields, for the conflict dialog. */
  labels: Partial<Record<keyof Body & string, string>>;
  /** Formats the values of fields that are not plain text, for the conflict dialog. */
  read?: ComponentProps<typeof VersionDialog<Row, Body>>['read'];
  onClose: () => void;
  /** Renders the other fields, given their errors. */
  children: (errors: Record<string, string>) => ReactNode;
}

/** Dialog for a setting with a required name. */
export function NamedSettingDialog<Row extends { version: number }, Body extends { name: string }>(
  props: NamedSettingDialogProps<Row, Body>,
) {
  const { title, name: before, form, labels, read, onClose, children } = props;
  const [tried, setTried] = useState(false);
  const errors = fieldErrorsOf(form.problem);
  const { name } = form.values;
  const blank = name.trim() === '';
  // Cast needed because TypeScript cannot infer that Partial<Body> includes `name`.
  const named = (text: string) => ({ name: text }) as Partial<Body>;

  function submit(): void {
    setTried(true);
    if (!blank) form.submit(named(name.trim().replace(/\s+/g, ' ')));
  }

  return (
    <>
      <SettingDialog
        title={before === null ? title : `Modifica “${before}”`}
        problem={form.problem}
        saving={form.saving}
        onSubmit={submit}
        onClose={onClose}
      >
        <TextInput
          label="Nome"
          value={name}
          onChange={(event) => form.set(named(event.currentTarget.value))}
          error={tried && blank ? 'Scrivi il nome' : errors['name']}
          maxLength={50}
          autoComplete="off"
          data-autofocus
        />
        {children(errors)}
      </SettingDialog>
      <VersionDialog
        work={form.work}
        label={(field) => (field === 'name' ? 'Nome' : (labels[field] ?? field))}
        {...(read && { read })}
        onReload={form.startOver}
      />
    </>
  );
}
