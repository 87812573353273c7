import type { Feature } from '../core/feature.js';
import { MunicipalitiesModule } from './municipalities.module.js';

export const municipalitiesFeature: Feature = { module: MunicipalitiesModule, layer: 'base' };
