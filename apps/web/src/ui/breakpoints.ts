// The same widths as in breakpoints.css, for scripts.
export const PHONE = '(max-width: 47.99em)';
export const TABLET = '(max-width: 63.99em)';
