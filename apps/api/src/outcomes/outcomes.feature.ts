import type { Feature } from '../core/feature.js';
import { OUTCOMES } from './outcome.record.js';
import { Outcome, OutcomeType } from './outcome.entity.js';
import { OutcomesModule } from './outcomes.module.js';

export const outcomesFeature: Feature = { module: OutcomesModule, layer: 'records', entities: [Outcome, OutcomeType], records: [OUTCOMES] };
