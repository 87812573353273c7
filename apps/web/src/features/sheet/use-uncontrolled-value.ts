import { useState } from 'react';
import type { SheetForm } from './sheet-tab';

/** Props of every control of the sheet. */
export interface ControlProps {
  form: SheetForm;
  name: string;
  label: string;
  hint: string | undefined;
  required: boolean;
}

/** Value held by the control itself: written to the form, which does not re-render the control. */
export function useUncontrolledValue<V>(form: SheetForm, name: string): [V, (value: V) => void] {
  // The value type of a field is determined by its definition in the tab.
  const [value, setValue] = useState(() => form.getValues()[name] as V);
  function change(next: V): void {
    setValue(next);
    form.setFieldValue(name, next, { forceUpdate: false });
    form.clearFieldError(name);
  }
  return [value, change];
}
