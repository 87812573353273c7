import type { TrashKind } from '@sestante/api-client/types';
import { type Clearable, type TrashText, useFeatureDetails } from '../../lib/feature';
import { ApiProblem } from '../../lib/problems';

/** Returns the declared texts and the restore operation of each kind. */
export function useTrashTexts(): Partial<Record<TrashKind, TrashText>> {
  return Object.assign({}, ...useFeatureDetails().map(({ trash }) => trash));
}

/** Returns the values that must be cleared for the restore to succeed; null when it failed for another reason. */
export function conflictingFields(error: unknown): Clearable[] | null {
  if (!(error instanceof ApiProblem)) return null;
  if (error.code === 'omnia-code-taken') return ['omniaCode'];
  if (error.code !== 'reference-in-trash') return null;
  const fields = error.errors.map(({ pointer }) => pointer.replace(/^#?\//, ''));
  return (['siteId', 'installationId'] as const).filter((field) => fields.includes(field));
}
