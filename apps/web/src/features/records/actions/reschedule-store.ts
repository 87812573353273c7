import type { CrmActionDto } from '@sestante/api-client/types';
import { create } from 'zustand';

const useAsked = create<CrmActionDto | null>()(() => null);

/** Opens the reschedule dialog from any page; the shell renders the single dialog. */
export const reschedule = {
  open: (action: CrmActionDto) => useAsked.setState(action, true),
  close: () => useAsked.setState(null, true),
  useAsked,
};
