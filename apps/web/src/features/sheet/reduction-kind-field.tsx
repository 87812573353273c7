import { ChipChoice } from '../../ui/forms/chip-choice';
import { useUncontrolledValue } from './use-uncontrolled-value';
import { REDUCTION_LABELS } from './reduction-fields';
import type { SheetControlProps } from './sheet-tab';

const OPTIONS = Object.entries(REDUCTION_LABELS).map(([value, label]) => ({ value, label }));

/** Switches between percentage and amount. */
export function ReductionKindField({ form, name, label, required }: SheetControlProps) {
  const [value, change] = useUncontrolledValue<string>(form, name);
  const error = form.errors[name];
  return (
    <ChipChoice
      label={label}
      required={required}
      options={OPTIONS}
      value={value}
      onChange={change}
      error={typeof error === 'string' ? error : undefined}
    />
  );
}
