import { getPipelineStage, updatePipelineStage } from '@sestante/api-client';
import type { PipelineStageDto, UpdatePipelineStageDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

/** Describes how a stage is edited when several people may do so at the same time. */
export const CHANGEABLE_STAGE: Changeable<PipelineStageDto, Required<UpdatePipelineStageDto>> = {
  read: async ({ id }) => (await getPipelineStage({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updatePipelineStage({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: ({ name, position }) => ({ name, position }),
};
