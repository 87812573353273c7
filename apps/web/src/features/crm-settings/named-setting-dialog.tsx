import { TextInput } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { fieldErrors } from '../../lib/problems';
import { SettingDialog } from './setting-dialog';
import { useSettingChanges } from './use-setting-changes';

interface NamedSettingDialogProps {
  /** Of a new one: "Nuovo tag". */
  title: string;
  /** Null for a new one. */
  name: string | null;
  /** The list that it stands in. */
  list: QueryKey;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
  /** The other fields, with what was refused of them. */
  children: (errors: Record<string, string>) => ReactNode;
}

/** The dialog of what is known by its name, which it cannot be without. */
export function NamedSettingDialog({ title, name: before, list, onSave, onClose, children }: NamedSettingDialogProps) {
  const [name, setName] = useState(before ?? '');
  const [tried, setTried] = useState(false);
  const { save, busy, problem } = useSettingChanges([list]);
  const errors = fieldErrors(problem);
  const blank = name.trim() === '';

  function submit(): void {
    setTried(true);
    if (!blank) save(() => onSave(name.trim().replace(/\s+/g, ' ')), onClose);
  }

  return (
    <SettingDialog
      title={before === null ? title : `Modifica “${before}”`}
      problem={problem}
      saving={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Nome"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={tried && blank ? 'Scrivi il nome' : errors['name']}
        maxLength={50}
        autoComplete="off"
        data-autofocus
      />
      {children(errors)}
    </SettingDialog>
  );
}
