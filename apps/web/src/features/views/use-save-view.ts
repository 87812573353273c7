import type { ViewDto } from '@sestante/api-client/types';
import { useSaveChanges } from '../../lib/use-save-changes';
import { CHANGEABLE_VIEW, type ViewBody } from './changeable-view';

/** Saves changes of a saved list. */
export function useSaveView(onSaved: (view: ViewDto) => void, onRefused?: (error: unknown) => void) {
  return useSaveChanges<ViewDto, ViewBody>({
    record: CHANGEABLE_VIEW,
    affects: ['views'],
    onSaved,
    ...(onRefused && { onRefused }),
  });
}
