import { useQueryClient } from '@tanstack/react-query';
import type { UpdateClientDto } from '@sestante/api-client/types';
import { useSaveChanges } from '../../lib/use-save-changes';
import { CHANGEABLE_CLIENT } from './changeable-client';
import { rememberClient } from './client-cache';
import type { Client } from './client-names';

interface SaveClientOptions {
  onSaved: (client: Client) => void;
  /** For refusals of single fields; `problem` holds the same failure. */
  onRefused?: (error: unknown) => void;
}

/** Saves changes of a client, and holds the conflict that may come of it until the reader has chosen. */
export function useSaveClient(options: SaveClientOptions) {
  const queryClient = useQueryClient();
  return useSaveChanges<Client, UpdateClientDto>({
    ...options,
    record: CHANGEABLE_CLIENT,
    onRead: (client) => rememberClient(queryClient, client),
  });
}
