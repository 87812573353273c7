import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { CONTROL_KEY } from '../../lib/shortcuts';
import { Kbd } from '../layout/kbd';
import { Form, type FormFrameProps, FormMessages, SubmitButton } from './form';
import classes from './form-panel.module.css';

interface FormPanelProps extends FormFrameProps {
  /** Shown above the messages: the name of what is edited. */
  heading: ReactNode;
  unsavedText: string;
  submitLabel: string;
  /** Key shown on the button; Ctrl S and Ctrl Invio both submit. */
  submitKey?: 'S' | 'Invio';
  onCancel: () => void;
  /** Effect of saving, as text beside the buttons. */
  effect?: ReactNode;
}

/** Frame of a form in a side panel: scrolling fields above a fixed line with the buttons. */
export function FormPanel({ form, heading, submitLabel, submitKey = 'S', onCancel, effect, children, ...guard }: FormPanelProps) {
  return (
    <Form form={form} className={classes['form']} {...guard}>
      <div className={classes['body']}>
        {heading}
        <FormMessages form={form} />
        {children}
      </div>
      <footer className={classes['foot']}>
        <p className={classes['effect']} role="status">
          {effect}
        </p>
        <Button variant="default" onClick={onCancel}>
          Annulla
        </Button>
        <SubmitButton form={form} rightSection={<Kbd onAccent>{`${CONTROL_KEY} ${submitKey}`}</Kbd>}>
          {submitLabel}
        </SubmitButton>
      </footer>
    </Form>
  );
}
