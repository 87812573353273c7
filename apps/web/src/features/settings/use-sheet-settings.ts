import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { updateSheetSettings } from '@sestante/api-client';
import type { SheetSettingsDto, SheetTabSetting } from '@sestante/api-client/types';
import { problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { useUnlessHeld } from '../../ui/use-held';
import { sheetSettingsQuery } from '../sheet/sheet-settings-query';

const CHANGE = ['change-sheet-settings'];

/** The tabs of the agency's sheet, and how they are changed: at once for everybody, each change with its way back. */
export function useSheetSettings() {
  const queryClient = useQueryClient();
  const unlessHeld = useUnlessHeld();
  const settings = useQuery({ ...sheetSettingsQuery, staleTime: 0 });
  const { queryKey } = sheetSettingsQuery;

  const save = useMutation({
    mutationKey: CHANGE,
    mutationFn: async ({ tabs }: { tabs: SheetTabSetting[]; told: string; before: SheetTabSetting[] | null }) => {
      // As of the change before this one: they are made one after the other.
      const version = queryClient.getQueryData<SheetSettingsDto>(queryKey)?.version ?? 0;
      return (await updateSheetSettings({ headers: { 'If-Match': `"${version}"` }, body: { tabs }, throwOnError: true })).data;
    },
    scope: { id: 'sheet-settings' },
    meta: { handled: true },
    onSuccess: (now, { told, before }) => {
      // What is changed after it is shown already, and stays in sight until it is saved as well.
      const more = queryClient.isMutating({ mutationKey: CHANGE }) > 1;
      queryClient.setQueryData<SheetSettingsDto>(queryKey, (seen) => (more && seen ? { ...now, tabs: seen.tabs } : now));
      showToast(told, before === null ? undefined : () => change(before, 'Tutto come prima', null));
    },
    onError: (error) => {
      showError(problemText(error).message);
      void queryClient.invalidateQueries({ queryKey });
    },
  });

  function change(tabs: SheetTabSetting[], told: string, before: SheetTabSetting[] | null): void {
    // Shown at once, under the version that the server still has.
    queryClient.setQueryData<SheetSettingsDto>(queryKey, (now) => now && { ...now, tabs });
    save.mutate({ tabs, told, before });
  }

  const tabs = settings.data?.tabs ?? [];
  return {
    settings,
    tabs,
    change: (next: SheetTabSetting[], told: string) => unlessHeld(() => change(next, told, tabs)),
  };
}
