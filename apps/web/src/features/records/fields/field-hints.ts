import { createContext } from 'react';
import type { FieldName } from './client-fields';

/** Messages of a field other than its own errors. */
export interface FieldHint {
  /** Whether the value was filled from the fiscal code and not edited since. */
  fromCode: boolean;
  /** Message about an unusual but accepted value. */
  doubt: string | null;
}

/** Id of the client being edited; null for a new one. */
export const FormOwner = createContext<string | null>(null);

export const FieldHints = createContext<Partial<Record<FieldName, FieldHint>>>({});
