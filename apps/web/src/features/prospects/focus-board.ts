/** Puts the focus on the board's card where the Tab key would stop. */
export function focusBoard(): void {
  document.querySelector<HTMLElement>('[data-card-link][tabindex="0"]')?.focus();
}
