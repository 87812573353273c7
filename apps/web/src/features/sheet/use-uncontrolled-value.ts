import { useState } from 'react';
import type { SheetForm } from './sheet-tab';

/** What every control of the sheet is told. */
export interface ControlProps {
  form: SheetForm;
  name: string;
  label: string;
  hint: string | undefined;
  required: boolean;
}

/** A value that its control holds itself: put into the form, which does not draw the control anew for it. */
export function useUncontrolledValue<V>(form: SheetForm, name: string): [V, (value: V) => void] {
  // Which kind of value a field holds, its row among the fields of the tab says.
  const [value, setValue] = useState(() => form.getValues()[name] as V);
  function change(next: V): void {
    setValue(next);
    form.setFieldValue(name, next, { forceUpdate: false });
    form.clearFieldError(name);
  }
  return [value, change];
}
