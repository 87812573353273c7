/** Colours that are read on light and dark alike. */
export const SWATCHES = ['#0f6b66', '#2f5aa8', '#7a4a9e', '#a8326b', '#b3261e', '#8a5200', '#2b7240', '#6e6e68'];
