import { createContext } from 'react';

/** Record in the form, for the controls that show its references; `row` is null for a new one. */
export const EditedRecord = createContext<{ clientId: string; row: object | null }>({ clientId: '', row: null });
