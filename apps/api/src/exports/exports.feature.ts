import type { Feature } from '../core/feature.js';
import { ExportsModule } from './exports.module.js';

export const exportsFeature: Feature = { module: ExportsModule };
