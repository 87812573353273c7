import { TextInput } from '@mantine/core';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { fieldErrorsOf } from '../../lib/problems';
import { VersionDialog } from '../../ui/version-dialog';
import { SettingDialog } from './setting-dialog';
import type { useSettingForm } from './use-setting-form';

interface NamedSettingDialogProps<Row extends { version: number }, Body extends { name: string }> {
  /** Of a new one: "Nuovo tag". */
  title: string;
  /** Null for a new one. */
  name: string | null;
  form: ReturnType<typeof useSettingForm<Row, Body>>;
  /** What the other fields are called, where two people have changed one. */
  labels: Partial<Record<keyof Body & string, string>>;
  /** Their values in words, where they are not words by themselves. */
  read?: ComponentProps<typeof VersionDialog<Row, Body>>['read'];
  onClose: () => void;
  /** The other fields, with what was refused of them. */
  children: (errors: Record<string, string>) => ReactNode;
}

/** The dialog of what is known by its name, which it cannot be without. */
export function NamedSettingDialog<Row extends { version: number }, Body extends { name: string }>(
  props: NamedSettingDialogProps<Row, Body>,
) {
  const { title, name: before, form, labels, read, onClose, children } = props;
  const [tried, setTried] = useState(false);
  const errors = fieldErrorsOf(form.problem);
  const { name } = form.values;
  const blank = name.trim() === '';
  // Each of these has a name; the compiler does not follow that through the others.
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
