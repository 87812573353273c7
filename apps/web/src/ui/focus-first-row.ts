/** From the search box to the rows below it: the list's one tab stop, the first row unless one was chosen before. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
}
