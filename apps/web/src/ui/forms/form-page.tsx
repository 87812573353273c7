import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { CONTROL_KEY } from '../../lib/shortcuts';
import { Kbd } from '../layout/kbd';
import { focusFirstError, Form, type FormFrameProps, FormMessages, SubmitButton } from './form';
import classes from './form-page.module.css';

interface FormPageProps extends FormFrameProps {
  /** Text of the page's h1. */
  title: string;
  hint?: string;
  submitLabel: string;
  onCancel: () => void;
  /** Replaces "Annulla" where leaving discards nothing. */
  cancelLabel?: string;
  /** Additional save buttons, after the main one. */
  extraActions?: ReactNode;
  /** Note next to the save buttons, to read before saving. */
  note?: ReactNode;
  /** Column to the right on wide screens, below the fields on narrow ones. */
  aside?: ReactNode;
}

/** Frame of a form that is a page: heading, fields, and a sticky bar with the save buttons and the number of errors. */
export function FormPage({
  form,
  title,
  hint,
  submitLabel,
  onCancel,
  cancelLabel,
  extraActions,
  note,
  aside,
  children,
  ...guard
}: FormPageProps) {
  const element = useRef<HTMLFormElement>(null);
  const invalid = Object.keys(form.errors).length;
  return (
    <Form form={form} element={element} className={classes['form']} wholePage {...guard}>
      <div className={classes['columns']}>
        <div className={classes['fields']}>
          <h1 tabIndex={-1}>{title}</h1>
          {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
          <div className={classes['messages']}>
            <FormMessages form={form} />
          </div>
          {children}
        </div>
        {aside !== undefined && <aside className={classes['aside']}>{aside}</aside>}
      </div>
      <div className={classes['bar']}>
        <SubmitButton form={form} rightSection={<Kbd onAccent>{`${CONTROL_KEY} S`}</Kbd>}>
          {submitLabel}
        </SubmitButton>
        {extraActions}
        <Button variant="subtle" onClick={onCancel}>
          {cancelLabel ?? 'Annulla'}
        </Button>
        {note}
        <p className={classes['errors']} role="alert">
          {form.attempts > 0 && invalid > 0 && (
            <button type="button" className={classes['to-error']} onClick={() => focusFirstError(element.current)}>
              <IconAlertCircle size={15} stroke={1.7} aria-hidden />
              {invalid === 1 ? '1 campo da correggere' : `${invalid} campi da correggere`}
            </button>
          )}
        </p>
      </div>
    </Form>
  );
}
