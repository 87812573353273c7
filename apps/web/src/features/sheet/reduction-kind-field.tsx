import { ChipChoice } from '../../ui/forms/chip-choice';
import { REDUCTION_LABELS } from './reduction-fields';
import type { FieldProps } from '../../ui/forms/form-field';

const OPTIONS = Object.entries(REDUCTION_LABELS).map(([value, label]) => ({ value, label }));

/** Switches between percentage and amount. */
export function ReductionKindField({ form, path, label, required = false }: FieldProps) {
  return <ChipChoice label={label} required={required} options={OPTIONS} {...form.getInputProps(path)} />;
}
