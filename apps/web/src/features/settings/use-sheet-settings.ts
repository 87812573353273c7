import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getSheetSettings, updateSheetSettings } from '@sestante/api-client';
import type { SheetSettingsDto, SheetTabSetting } from '@sestante/api-client/types';
import { useRef } from 'react';
import { ApiProblem, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import { sheetSettingsQuery } from '../records/sheet-settings-query';

const CHANGE = ['change-sheet-settings'];
const TRIES = 3;

/** Change of the tabs as a function, so that it can be applied again to a newer version. */
export type TabChange = (tabs: SheetTabSetting[]) => SheetTabSetting[];

interface Change {
  change: TabChange;
  message: string;
  /** Change that reverts this one; null when this one is itself an undo. */
  back: TabChange | null;
}

/** Tabs of the agency's sheet and their changes, which take effect for all users at once and can be undone. */
export function useSheetSettings() {
  const queryClient = useQueryClient();
  const guardWrite = useWriteGuard();
  const settings = useQuery({ ...sheetSettingsQuery, staleTime: 0 });
  const { queryKey } = sheetSettingsQuery;
  // Version on the server, without optimistic changes that are still being saved.
  const known = useRef<SheetSettingsDto>(undefined);

  const save = useMutation({
    mutationKey: CHANGE,
    mutationFn: ({ change }: Change) => changeTabs(change, known.current),
    scope: { id: 'sheet-settings' },
    meta: { handled: true, affects: ['client sheet'] },
    onSuccess: (now, { message, back }) => {
      known.current = now;
      showToast(message, back === null ? undefined : () => begin({ change: back, message: 'Tutto come prima', back: null }));
    },
    onError: (error) => {
      showError(problemText(error).message);
      if (known.current) queryClient.setQueryData<SheetSettingsDto>(queryKey, known.current);
    },
  });

  function begin(change: Change): void {
    // An answer to an earlier request lacks the change.
    void queryClient.cancelQueries({ queryKey });
    if (queryClient.isMutating({ mutationKey: CHANGE }) === 0) known.current = queryClient.getQueryData<SheetSettingsDto>(queryKey);
    // Shows the tabs in their new order at once, so that several can be moved without waiting.
    queryClient.setQueryData<SheetSettingsDto>(queryKey, (now) => now && { ...now, tabs: change.change(now.tabs) });
    save.mutate(change);
  }

  return {
    settings,
    tabs: settings.data?.tabs ?? [],
    change: (change: TabChange, message: string, back: TabChange) => guardWrite(() => begin({ change, message, back })),
  };
}

/** Applies a change to the server's current tabs, so that changes by others are kept. */
async function changeTabs(change: TabChange, known: SheetSettingsDto | undefined): Promise<SheetSettingsDto> {
  let now = known;
  for (let tries = 1; ; tries++) {
    now ??= (await getSheetSettings({ throwOnError: true })).data;
    const headers = { 'If-Match': `"${now.version}"` };
    try {
      return (await updateSheetSettings({ headers, body: { tabs: change(now.tabs) }, throwOnError: true })).data;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 412) || tries === TRIES) throw error;
      now = undefined;
    }
  }
}
