import type { ClientType } from '@sestante/api-client/types';
import { type ReactNode, use } from 'react';
import { TagPicker } from '../../tags/tag-picker';
import { AssigneePicker } from './assignee-picker';
import classes from './client-fields-form.module.css';
import { type FieldName, FIELDS, hintOf, isRequired, labelOf } from './client-fields';
import type { ClientForm } from './client-fields';
import { TypedField } from '../../../ui/forms/typed-field';
import { isTextFieldType } from '../../../ui/forms/field-types';
import { AddressFields, BirthPlaceFields, LabelledFields } from './contact-fields';
import { EmailField } from './email-field';
import { FieldHints, FormOwner } from './field-hints';
import { HouseholdFields } from './household-fields';

interface ControlProps {
  form: ClientForm;
  name: FieldName;
  type: ClientType;
}

/** Input of a client field, selected by its entry in client-fields.ts. */
export function FieldControl({ form, name, type }: ControlProps) {
  const { kind } = FIELDS[name];
  const { control } = kind;
  const label = labelOf(name, type);
  const fromCode = use(FieldHints)[name]?.fromCode ?? false;
  const shown: ReactNode = fromCode ? (
    <>
      {label} <span className={classes['from-code']}>da codice fiscale</span>
    </>
  ) : (
    label
  );
  if (name === 'email') return <EmailField form={form} label={label} />;
  switch (control.is) {
    case 'text':
    case 'suggested':
    case 'code':
    case 'notes':
    case 'choice':
      return (
        isTextFieldType(kind) && (
          <TypedField
            form={form}
            path={name}
            kind={kind}
            label={shown}
            description={hintOf(name, type)}
            required={isRequired(name, type)}
          />
        )
      );
    case 'emails':
    case 'phones':
      return <LabelledFields form={form} list={control.is} legend={label} />;
    case 'address':
      return <AddressFields form={form} legend={label} />;
    case 'birth-place':
      return <BirthPlaceFields form={form} legend={label} shown={shown} />;
    case 'household':
      return <HouseholdFields form={form} legend={label} ownId={use(FormOwner)} />;
    case 'tags':
      return <TagPicker label={label} {...form.getInputProps(name)} />;
    case 'assignee':
      return <AssigneePicker form={form} label={label} />;
  }
}
