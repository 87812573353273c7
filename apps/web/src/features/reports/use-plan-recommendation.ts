import { useMutation } from '@tanstack/react-query';
import { deleteCrmAction, planRecommendation } from '@sestante/api-client';
import type { CrmActionDto, ReportRecommendation, ReportDetailDto } from '@sestante/api-client/types';
import { showToast } from '../../lib/toasts';
import { plannedInWords } from '../records/actions/action-days';

/** Plans an action of the client from a recommendation, with undo. */
export function usePlanRecommendation({ id }: Pick<ReportDetailDto, 'id'>) {
  const meta = { affects: ['records'] };
  const revert = useMutation({
    mutationFn: (action: CrmActionDto) =>
      deleteCrmAction({ path: { id: action.id }, headers: { 'If-Match': `"${action.version}"` }, throwOnError: true }),
    meta,
  });
  return useMutation({
    mutationFn: async ({ cover }: ReportRecommendation) =>
      (await planRecommendation({ path: { id, cover }, body: {}, throwOnError: true })).data,
    onSuccess: (action) => showToast(`Pianificata: ${action.description}, ${plannedInWords(action)}`, () => revert.mutate(action)),
    meta,
  });
}
