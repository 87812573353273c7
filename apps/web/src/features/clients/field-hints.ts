import { createContext } from 'react';
import type { FieldName } from './client-fields';

/** What the form says of a field beside its own mistakes. */
export interface FieldHint {
  /** Its value was read from the fiscal code, and nobody has touched it since. */
  fromCode: boolean;
  /** Worth a second look, and yet no mistake. */
  doubt: string | null;
}

/** The id of the client whose form this is; null for one who is not there yet. */
export const FormOwner = createContext<string | null>(null);

export const FieldHints = createContext<Partial<Record<FieldName, FieldHint>>>({});
