import type { SettingsType } from '../core/records/settings.service.js';
import { PipelineStage } from '../clients/pipeline-stage.entity.js';

export const PIPELINE_STAGES: SettingsType<PipelineStage> = {
  name: 'pipeline-stages',
  noun: 'Pipeline stage',
  entity: PipelineStage,
  max: 20,
  word: 'stage',
  uniqueName: 'pipeline_stages_name',
  // A prospect may enter the stage concurrently with its deletion.
  usedBy: { foreignKeys: ['clients_pipeline_stage'], refusal: 'Prospects are in this stage: merge it into another.' },
};
