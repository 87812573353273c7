import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getSheetSettings, updateSheetSettings } from '@sestante/api-client';
import type { SheetSettingsDto, SheetTabSetting } from '@sestante/api-client/types';
import { useRef } from 'react';
import { ApiProblem, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/use-write-guard';
import { sheetSettingsQuery } from '../sheet/sheet-settings-query';

const CHANGE = ['change-sheet-settings'];
const TRIES = 3;

/** A change of the tabs, whatever they are like by then. */
export type TabChange = (tabs: SheetTabSetting[]) => SheetTabSetting[];

interface Change {
  change: TabChange;
  message: string;
  /** What takes it back; null where it is itself taking something back. */
  back: TabChange | null;
}

/** The tabs of the agency's sheet, and how they are changed: at once for everybody, each change with its way back. */
export function useSheetSettings() {
  const queryClient = useQueryClient();
  const guardWrite = useWriteGuard();
  const settings = useQuery({ ...sheetSettingsQuery, staleTime: 0 });
  const { queryKey } = sheetSettingsQuery;
  // As the server has them, without what is shown already and still under way.
  const known = useRef<SheetSettingsDto>(undefined);

  const save = useMutation({
    mutationKey: CHANGE,
    mutationFn: ({ change }: Change) => changeTabs(change, known.current),
    scope: { id: 'sheet-settings' },
    meta: { handled: true },
    onSuccess: (now, { message, back }) => {
      known.current = now;
      // What is changed after it is shown already, and stays in sight until it is saved as well.
      const more = queryClient.isMutating({ mutationKey: CHANGE }) > 1;
      queryClient.setQueryData<SheetSettingsDto>(queryKey, (seen) => (more && seen ? { ...now, tabs: seen.tabs } : now));
      showToast(message, back === null ? undefined : () => begin({ change: back, message: 'Tutto come prima', back: null }));
    },
    onError: (error) => {
      showError(problemText(error).message);
      void queryClient.invalidateQueries({ queryKey });
    },
  });

  function begin(change: Change): void {
    if (queryClient.isMutating({ mutationKey: CHANGE }) === 0) known.current = queryClient.getQueryData<SheetSettingsDto>(queryKey);
    // Shown at once, under the version that the server still has.
    queryClient.setQueryData<SheetSettingsDto>(queryKey, (now) => now && { ...now, tabs: change.change(now.tabs) });
    save.mutate(change);
  }

  return {
    settings,
    tabs: settings.data?.tabs ?? [],
    change: (change: TabChange, message: string, back: TabChange) => guardWrite(() => begin({ change, message, back })),
  };
}

/** Changes the tabs as they are at the server, so that what somebody else has changed meanwhile stays. */
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
