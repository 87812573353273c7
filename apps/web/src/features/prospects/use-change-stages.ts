import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createPipelineStage, deletePipelineStage, mergePipelineStage, updatePipelineStage } from '@sestante/api-client';
import { listPipelineStagesQueryKey } from '@sestante/api-client/query';
import type { PipelineStageDto, StageRef, UpdatePipelineStageDto } from '@sestante/api-client/types';
import { fieldErrors, problemText } from '../../lib/problems';
import { showError, showToast } from '../../lib/toasts';
import { recordCounts, recordLists } from '../clients/client-cache';

/** Changes of the stages themselves: at once for everybody of the agency, one after the other. */
export function useChangeStages() {
  const queryClient = useQueryClient();
  const shared = {
    scope: { id: 'stages' },
    meta: { handled: true },
    onError: (error: unknown) => showError(Object.values(fieldErrors(error))[0] ?? problemText(error).message),
    onSettled: async () => {
      void queryClient.invalidateQueries(recordLists);
      void queryClient.invalidateQueries(recordCounts);
      await queryClient.invalidateQueries({ queryKey: listPipelineStagesQueryKey() });
    },
  };
  const add = useMutation({
    ...shared,
    mutationFn: (stage: { name: string; position?: number }) => createPipelineStage({ body: stage, throwOnError: true }),
  });
  const change = useMutation({
    ...shared,
    mutationFn: ({ stage, changes }: { stage: PipelineStageDto; changes: UpdatePipelineStageDto }) =>
      updatePipelineStage({ path: { id: stage.id }, headers: { 'If-Match': `"${stage.version}"` }, body: changes, throwOnError: true }),
  });
  const remove = useMutation({
    ...shared,
    mutationFn: ({ stage }: { stage: PipelineStageDto }) =>
      deletePipelineStage({ path: { id: stage.id }, headers: { 'If-Match': `"${stage.version}"` }, throwOnError: true }),
    onSuccess: (_answer, { stage: { name, position } }) => showToast(`Fase “${name}” eliminata`, () => add.mutate({ name, position })),
  });
  const merge = useMutation({
    ...shared,
    mutationFn: ({ stage, into }: { stage: PipelineStageDto; into: StageRef }) =>
      mergePipelineStage({ path: { id: stage.id }, body: { intoId: into.id }, throwOnError: true }),
    onSuccess: (_answer, { stage, into }) => showToast(`Fase “${stage.name}” eliminata: i suoi prospect ora sono in “${into.name}”`),
  });
  return { add, change, remove, merge, busy: [add, change, remove, merge].some(({ isPending }) => isPending) };
}
