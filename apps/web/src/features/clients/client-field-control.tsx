import type { ClientType } from '@sestante/api-client/types';
import { AssigneePicker } from './assignee-picker';
import { type FieldName, FIELDS, isRequired, labelOf } from './client-fields';
import { type ClientForm, TypedField } from './client-typed-field';
import { isTyped } from './client-values';
import { AddressFields, BirthPlaceFields, LabelledFields } from './contact-fields';
import { EmailField } from './email-field';
import { HouseholdFields } from './household-fields';
import { TagPicker } from './tag-picker';

interface ControlProps {
  form: ClientForm;
  name: FieldName;
  type: ClientType;
}

/** The control of one field; which one, its row in client-fields.ts says. */
export function FieldControl({ form, name, type }: ControlProps) {
  const { kind, hint } = FIELDS[name];
  const { control } = kind;
  const label = labelOf(name, type);
  if (name === 'email') return <EmailField key={form.key('withoutEmail')} form={form} label={label} />;
  switch (control.is) {
    case 'text':
    case 'suggested':
    case 'code':
    case 'notes':
    case 'choice':
      return (
        isTyped(kind) && (
          <TypedField form={form} path={name} kind={kind} label={label} description={hint} required={isRequired(name, type)} />
        )
      );
    case 'emails':
    case 'phones':
      return <LabelledFields form={form} list={control.is} legend={label} />;
    case 'address':
      return <AddressFields form={form} legend={label} />;
    case 'birth-place':
      return <BirthPlaceFields form={form} legend={label} />;
    case 'household':
      return <HouseholdFields form={form} legend={label} />;
    case 'tags':
      return <TagPicker key={form.key(name)} form={form} label={label} />;
    case 'assignee':
      return <AssigneePicker form={form} label={label} />;
  }
}
