import type { Feature } from '../core/feature.js';
import { TrashModule } from './trash.module.js';

export const trashFeature: Feature = { module: TrashModule };
