import { getPipelineStage, updatePipelineStage } from '@sestante/api-client';
import type { PipelineStageDto, UpdatePipelineStageDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

/** How a stage is changed, however many do so at once. */
export const CHANGEABLE_STAGE: Changeable<PipelineStageDto, Required<UpdatePipelineStageDto>> = {
  read: async ({ id }) => (await getPipelineStage({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updatePipelineStage({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: ({ name, position }) => ({ name, position }),
};
