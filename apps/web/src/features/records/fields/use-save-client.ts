import type { UpdateClientDto } from '@sestante/api-client/types';
import { useSaveChanges } from '../../../lib/use-save-changes';
import { CHANGEABLE_CLIENT } from './changeable-client';
import type { Client } from '../client-names';

interface SaveClientOptions {
  onSaved: (client: Client) => void;
  /** Called with field errors; `problem` holds the same failure. */
  onRefused?: (error: unknown) => void;
}

/** Saves changes of a client, and holds an edit conflict until the user has resolved it. */
export function useSaveClient(options: SaveClientOptions) {
  return useSaveChanges<Client, UpdateClientDto>({
    ...options,
    record: CHANGEABLE_CLIENT,
    affects: ['records'],
  });
}
