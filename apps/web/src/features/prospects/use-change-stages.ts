import { useMutation } from '@tanstack/react-query';
import { createPipelineStage, deletePipelineStage, mergePipelineStage } from '@sestante/api-client';
import type { PipelineStageDto, StageRef } from '@sestante/api-client/types';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { saveUnlessOvertaken } from '../../lib/save-changes';
import { showError, showToast } from '../../lib/toasts';
import { CHANGEABLE_STAGE } from './changeable-stage';

/** Mutation scope that runs changes of the stages one after the other. */
export const STAGES_SCOPE = 'stages';

/** Changes the pipeline stages. They apply to the whole agency at once and run one after the other. */
export function useChangeStages() {
  const [keys] = useState(idempotencyKeys);
  const shared = {
    scope: { id: STAGES_SCOPE },
    meta: { handled: true, affects: ['records'], untilShown: true } as const,
    onError: (error: unknown) => showError(Object.values(fieldErrorsOf(error))[0] ?? problemText(error).message),
  };
  const add = useMutation({
    ...shared,
    mutationFn: (body: { name: string; position?: number }) =>
      createPipelineStage({ body, headers: { 'Idempotency-Key': keys.keyFor(body) }, throwOnError: true }),
    onSuccess: () => keys.done(),
  });
  const change = useMutation({
    ...shared,
    mutationFn: ({ stage, position }: { stage: PipelineStageDto; position: number }) =>
      saveUnlessOvertaken(CHANGEABLE_STAGE, stage, { position }),
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
  return { change, remove, merge, busy: [add, change, remove, merge].some(({ isPending }) => isPending) };
}
