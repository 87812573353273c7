import { Button, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useRef } from 'react';
import { useMe } from '../../lib/me';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { useShortcuts } from '../../lib/shortcuts';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './settings-table.module.css';

interface SettingDialogProps {
  title: string;
  /** Error of the last save; the dialog shows it when it belongs to no field. */
  problem: unknown;
  saving: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Frame of the dialogs that edit one row of the settings. */
export function SettingDialog({ title, problem, saving, onSubmit, onClose, children }: SettingDialogProps) {
  useReturnFocus();
  const { readOnly } = useMe();
  const readOnlyProps = useReadOnlyProps();
  const form = useRef<HTMLFormElement>(null);
  useShortcuts({ 'ctrl+s': () => form.current?.requestSubmit(), 'ctrl+Enter': () => form.current?.requestSubmit() }, form);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!saving && !readOnly) onSubmit();
  }
  return (
    <Modal opened onClose={onClose} title={title} closeOnClickOutside={false}>
      <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
        {problem !== null && !saving && Object.keys(fieldErrorsOf(problem)).length === 0 && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
        {children}
        <div className={classes['foot']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" loading={saving} {...readOnlyProps}>
            Salva
          </Button>
        </div>
      </form>
    </Modal>
  );
}
