import type { TextForm } from './client-typed-field';

/**
 * Puts a value into a form and into the fields as they stand in the page: drawn anew, one would lose the caret of
 * whoever has just come to it.
 */
export function setFormValue(form: TextForm, path: string, value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    for (const [part, inner] of Object.entries(value)) setFormValue(form, `${path}.${part}`, inner);
    return;
  }
  const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-path="${path}"]`);
  // One with suggestions holds its own text, and takes another only when it is drawn anew.
  const forceUpdate = field?.getAttribute('aria-haspopup') === 'listbox';
  if (field && !forceUpdate) {
    field.value = String(value);
    // Who has come there meaning to type writes over it, not behind it.
    if (field === document.activeElement && field instanceof HTMLInputElement) field.select();
  }
  form.setFieldValue(path, value, { forceUpdate });
  form.clearFieldError(path);
}
