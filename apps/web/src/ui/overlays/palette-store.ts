import { openDialog } from '../../lib/open-dialog';

/** Open state of the command palette, shared by all the buttons that open it. */
export const palette = openDialog();
