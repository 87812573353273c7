import type { Feature } from '../core/feature.js';
import { SearchModule } from './search.module.js';

export const searchFeature: Feature = { module: SearchModule, layer: 'across' };
