import type { Feature } from '../../core/feature.js';
import { ActivitiesModule } from './activities.module.js';

export const activitiesFeature: Feature = { module: ActivitiesModule, layer: 'records' };
