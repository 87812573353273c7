import type { CrmActionDto } from '@sestante/api-client/types';

let asked: CrmActionDto | null = null;
const watchers = new Set<() => void>();

/** Opens the reschedule dialog from any page; the shell renders the single dialog. */
export const reschedule = {
  open: (action: CrmActionDto) => set(action),
  close: () => set(null),
  asked: () => asked,
  watch: (onChange: () => void) => {
    watchers.add(onChange);
    return () => watchers.delete(onChange);
  },
};

function set(next: CrmActionDto | null): void {
  asked = next;
  for (const watcher of watchers) watcher();
}
