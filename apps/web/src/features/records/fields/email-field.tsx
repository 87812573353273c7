import { Checkbox } from '@mantine/core';
import classes from './client-fields-form.module.css';
import type { FieldProps } from '../../../ui/forms/form-field';
import type { ClientValues } from './client-fields';
import { TypedField } from '../../../ui/forms/typed-field';
import { email } from '../../../ui/forms/field-types';

/** Main e-mail, required unless the user states that there is none. */
export function EmailField({ form, label }: FieldProps) {
  const without = (form.values as ClientValues).withoutEmail;
  return (
    <>
      <TypedField form={form} path="email" kind={email} label={label} required={!without} disabled={without} />
      <Checkbox
        className={classes['without'] ?? ''}
        label="Senza email"
        checked={without}
        onChange={(event) => {
          form.setFieldValue('withoutEmail', event.currentTarget.checked);
          form.clearFieldError('email');
        }}
      />
    </>
  );
}
