/** Moves the focus from the search box to the list's tab stop: the first row, or the row focused before. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
}
