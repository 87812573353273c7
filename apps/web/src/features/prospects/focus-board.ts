/** Focuses the card that is the board's Tab stop. */
export function focusBoard(): void {
  document.querySelector<HTMLElement>('[data-card-link][tabindex="0"]')?.focus();
}
