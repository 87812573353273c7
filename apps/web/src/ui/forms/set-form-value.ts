import type { TextForm } from './typed-field';

/**
 * Sets a value in the form and in the input elements of the page, since a remount would lose the caret of a user who has just focused one
 * of them.
 */
export function setFormValue(form: TextForm, path: string, value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    for (const [part, inner] of Object.entries(value)) setFormValue(form, `${path}.${part}`, inner);
    return;
  }
  const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-path="${path}"]`);
  // An autocomplete input holds its own text and takes another one only when it is remounted.
  const forceUpdate = field?.getAttribute('aria-haspopup') === 'listbox';
  if (field && !forceUpdate) {
    field.value = String(value);
    // Selects the filled text, so that a user about to type replaces it.
    if (field === document.activeElement && field instanceof HTMLInputElement) field.select();
  }
  form.setFieldValue(path, value, { forceUpdate });
  form.clearFieldError(path);
}
