import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { fieldErrorsOf, problemText } from '../../../lib/problems';
import { Notice } from '../../../ui/feedback/notice';
import { useReturnFocus } from '../../../ui/overlays/use-return-focus';
import classes from './bulk-bar.module.css';
import { type BulkWork, useBulkWork } from './use-bulk-work';
import type { ChosenRecords } from './use-chosen-records';

export interface BulkDialogProps {
  chosen: ChosenRecords;
  /** Number and noun, such as "312 clienti". */
  howMany: string;
  onClose: () => void;
  onStarted: () => void;
}

interface Props extends BulkDialogProps {
  title: string;
  children: ReactNode;
  /** Verb and object, such as "Assegna 312 clienti". */
  submitLabel: string;
  danger?: boolean;
  /** The change and its messages, or null while a required choice is missing. */
  work: BulkWork | null;
}

/** Frame of the dialogs before a bulk change; a failed request is reported here and can be sent again. */
export function BulkDialog({ chosen, title, children, submitLabel, danger, work, onClose, onStarted }: Props) {
  const { start, starting, problem } = useBulkWork(chosen.status, onStarted);
  useReturnFocus();
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (work) start({ ...work.body, ...chosen.asked }, work.words);
  }
  return (
    <Modal opened onClose={onClose} title={title} size="sm">
      <form className={classes['form']} onSubmit={submit}>
        {problem !== null && !starting && (
          <Notice tone="danger" role="alert">
            {Object.values(fieldErrorsOf(problem))[0] ?? problemText(problem).message}
          </Notice>
        )}
        {children}
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" loading={starting} disabled={work === null} data-danger={danger || undefined}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
