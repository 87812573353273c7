import { type Controls, type FieldProps } from '../../../ui/forms/form-field';
import { TagPicker } from '../../tags/tag-picker';
import { AssigneePicker } from './assignee-picker';
import { AddressFields, BirthPlaceFields, LabelledFields } from './contact-fields';
import { HouseholdFields } from './household-fields';

/** Controls of the kinds of values that clients and the records of their sheet have. */
export const RECORD_CONTROLS: Controls = {
  address: AddressFields,
  emails: LabelledFields,
  phones: LabelledFields,
  'birth-place': BirthPlaceFields,
  household: HouseholdFields,
  tags: TagsField,
  assignee: AssigneePicker,
};

function TagsField({ form, path, label }: FieldProps) {
  return <TagPicker label={label} {...form.getInputProps(path)} />;
}
