import { Form, type FormFrameProps, FormProblem } from './form';
import classes from './form-section.module.css';

interface FormSectionProps extends FormFrameProps {
  /** Accessible name, where no heading names the form. */
  label?: string;
  className?: string | undefined;
}

/** Frame of a form that is a part of a page or of a step in a dialog; its content includes the save button. */
export function FormSection({ form, label, className = '', children, ...guard }: FormSectionProps) {
  return (
    <Form form={form} label={label} className={`${classes['form']} ${className}`} {...guard}>
      <FormProblem form={form} />
      {children}
    </Form>
  );
}
