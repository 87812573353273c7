import type { Feature } from '../../core/feature.js';
import { Intervention } from './intervention.entity.js';
import { Signature } from './signature.entity.js';
import { InterventionsModule } from './interventions.module.js';

export const interventionsFeature: Feature = { module: InterventionsModule, entities: [Intervention, Signature] };
