import { Button, Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { CONTROL_KEY } from '../../lib/shortcuts';
import { Kbd } from '../layout/kbd';
import { useReturnFocus } from '../overlays/use-return-focus';
import { Form, type FormFrameProps, FormProblem, SubmitButton } from './form';
import classes from './form-dialog.module.css';

interface FormDialogProps extends FormFrameProps {
  title: string;
  /** Line under the title, such as the name of the client. */
  subtitle?: string | undefined;
  size?: ModalProps['size'];
  submitLabel: string;
  /** Key shown on the button; Ctrl S and Ctrl Invio both submit. */
  submitKey?: 'Invio';
  danger?: boolean;
  /** Disables saving while a required choice is missing. */
  incomplete?: boolean;
  /** Gives the save button the initial focus, where the fields do not take it. */
  focusSubmit?: boolean;
  /** Keeps the dialog open on Escape once something has been typed. */
  keepsInput?: boolean;
  /** Shown at the start of the line with the buttons. */
  note?: ReactNode;
  /** Button before the one that saves. */
  secondary?: ReactNode;
  onClose: () => void;
}

/** Frame of a form in a dialog. A click outside closes it only while nothing has been changed. */
export function FormDialog(props: FormDialogProps) {
  const {
    form,
    title,
    subtitle,
    size = 'md',
    submitLabel,
    submitKey,
    danger,
    incomplete = false,
    focusSubmit,
    keepsInput = false,
    note,
    secondary,
    onClose,
    children,
    ...guard
  } = props;
  useReturnFocus();
  const isDirty = form.isDirty();
  return (
    <Modal
      opened
      onClose={onClose}
      title={subtitle === undefined ? title : <Titles title={title} subtitle={subtitle} />}
      size={size}
      closeOnClickOutside={!isDirty}
      closeOnEscape={!(keepsInput && isDirty)}
    >
      <Form form={form} className={classes['form']} {...guard}>
        <FormProblem form={form} />
        {children}
        <div className={classes['buttons']}>
          {note !== undefined && <p className={classes['note']}>{note}</p>}
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          {secondary}
          <SubmitButton
            form={form}
            rightSection={submitKey && <Kbd onAccent>{`${CONTROL_KEY} ${submitKey}`}</Kbd>}
            disabled={incomplete}
            data-danger={danger || undefined}
            data-autofocus={focusSubmit || undefined}
          >
            {submitLabel}
          </SubmitButton>
        </div>
      </Form>
    </Modal>
  );
}

function Titles({ title, subtitle }: { title: string; subtitle: string }) {
  return (
    <>
      {title} <span className={classes['subtitle']}>{subtitle}</span>
    </>
  );
}
