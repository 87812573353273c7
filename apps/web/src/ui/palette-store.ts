import { openDialog } from '../lib/open-dialog';

/** The command palette, opened from wherever there is a button for it. */
export const palette = openDialog();
