import { Button, Modal, type ModalProps } from '@mantine/core';
import { CONTROL_KEY } from '../../lib/shortcuts';
import { Kbd } from '../layout/kbd';
import { useReturnFocus } from '../overlays/use-return-focus';
import { Form, type FormFrameProps, FormProblem, SubmitButton } from './form';
import classes from './form-dialog.module.css';

interface FormDialogProps extends FormFrameProps {
  title: string;
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
  onClose: () => void;
}

/** Frame of a form in a dialog. A click outside closes it only while nothing has been changed. */
export function FormDialog(props: FormDialogProps) {
  const {
    form,
    title,
    size = 'md',
    submitLabel,
    submitKey,
    danger,
    incomplete = false,
    focusSubmit,
    keepsInput = false,
    onClose,
    children,
    ...guard
  } = props;
  useReturnFocus();
  const isDirty = form.isDirty();
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeOnClickOutside={!isDirty} closeOnEscape={!(keepsInput && isDirty)}>
      <Form form={form} className={classes['form']} {...guard}>
        <FormProblem form={form} />
        {children}
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
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
