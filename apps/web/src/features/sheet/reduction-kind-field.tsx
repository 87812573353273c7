import { ChipChoice } from '../../ui/forms/chip-choice';
import { REDUCTION_LABELS } from './reduction-fields';
import type { SheetControlProps } from './sheet-tab';

const OPTIONS = Object.entries(REDUCTION_LABELS).map(([value, label]) => ({ value, label }));

/** Switches between percentage and amount. */
export function ReductionKindField({ form, name, label, required }: SheetControlProps) {
  return <ChipChoice label={label} required={required} options={OPTIONS} {...form.getInputProps(name)} />;
}
