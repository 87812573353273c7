import type { ClientType } from '@sestante/api-client/types';
import { use } from 'react';
import { FormField } from '../../../ui/forms/form-field';
import classes from './client-fields-form.module.css';
import { type ClientForm, type FieldName, FIELDS, hintOf, isRequired, labelOf } from './client-fields';
import { EmailField } from './email-field';
import { FieldHints } from './field-hints';
import { RECORD_CONTROLS } from './record-controls';

interface FieldControlProps {
  form: ClientForm;
  name: FieldName;
  type: ClientType;
}

/** Input of a client field. */
export function FieldControl({ form, name, type }: FieldControlProps) {
  return (
    <FormField
      form={form}
      path={name}
      kind={FIELDS[name].kind}
      label={labelOf(name, type)}
      mark={use(FieldHints)[name]?.fromCode && <span className={classes['from-code']}>da codice fiscale</span>}
      hint={hintOf(name, type)}
      required={isRequired(name, type)}
      controls={RECORD_CONTROLS}
      own={name === 'email' ? EmailField : undefined}
    />
  );
}
