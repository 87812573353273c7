import { useQueryClient } from '@tanstack/react-query';
import type { ViewDto } from '@sestante/api-client/types';
import { useSaveChanges } from '../../lib/use-save-changes';
import { CHANGEABLE_VIEW, type ViewBody } from './changeable-view';
import { viewsQuery } from './view-queries';

/** Saves changes of a saved list and refreshes everything that shows it. */
export function useSaveView(onSaved: (view: ViewDto) => void, onRefused?: (error: unknown) => void) {
  const queryClient = useQueryClient();
  return useSaveChanges<ViewDto, ViewBody>({
    record: CHANGEABLE_VIEW,
    onRead: () => undefined,
    onSaved,
    ...(onRefused && { onRefused }),
    onSettled: () => void queryClient.invalidateQueries(viewsQuery),
  });
}
