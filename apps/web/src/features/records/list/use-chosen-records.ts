import type { ClientStatus, ProspectFilter } from '@sestante/api-client/types';
import { useState } from 'react';
import type { ChosenClients } from '../../../lib/feature';
import { useShortcuts } from '../../../lib/shortcuts';
import { isSelecting } from '../../../ui/lists/list-selection';
import type { Client } from '../client-names';

export interface ChosenRecords extends ChosenClients {
  ids: ReadonlySet<string>;
  /** Whether all records that match the filters are selected. */
  everything: boolean;
  onChange: (ids: ReadonlySet<string>) => void;
  add: (record: Client) => void;
  chooseEverything: () => void;
  clear: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Selected rows of a list. Changing the filters clears the selection. */
export function useChosenRecords(status: ClientStatus, filter: ProspectFilter): ChosenRecords {
  const scope = JSON.stringify(filter);
  const [state, setState] = useState({ scope, ids: NONE, everything: false });
  const { ids, everything } = state.scope === scope ? state : { ids: NONE, everything: false };
  const set = (next: ReadonlySet<string>) => setState({ scope, ids: next, everything: false });
  const clear = () => set(NONE);
  useShortcuts({ Escape: () => (isSelecting({ ids, everything }) ? clear() : false) });
  return {
    status,
    ids,
    everything,
    onChange: set,
    add: ({ id }) => set(new Set([...ids, id])),
    chooseEverything: () => setState({ scope, ids: NONE, everything: true }),
    clear,
    asked: everything ? { filter } : { ids: [...ids] },
  };
}
