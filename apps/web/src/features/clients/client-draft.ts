import type { ClientType } from '@sestante/api-client/types';
import { type ClientValues, toValues } from '../records/fields/client-fields';
import type { Client } from '../records/client-names';

/** Unsaved input of the form that creates or edits a client. */
export interface ClientDraft {
  type: ClientType;
  values: ClientValues;
  /** Client at the time the form was opened, against which later changes by others are compared. */
  base: Client | null;
}

/** Returns whether a stored draft has the fields that the form has now. */
export function isClientDraft({ values }: ClientDraft): boolean {
  return namesIn(values) === namesIn(toValues(null));
}

function namesIn(values: ClientValues): string {
  return Object.keys(values).toSorted().join();
}
