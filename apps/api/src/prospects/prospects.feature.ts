import type { Feature } from '../core/feature.js';
import { PipelineStage } from './pipeline-stage.entity.js';
import { ProspectsModule } from './prospects.module.js';
import { insertFirstStages } from './pipeline-stages.start.js';

export const prospectsFeature: Feature = { module: ProspectsModule, entities: [PipelineStage], insertStart: insertFirstStages };
