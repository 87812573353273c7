import type { Feature } from '../core/feature.js';
import { Import } from './import.entity.js';
import { ImportsModule } from './imports.module.js';

export const importsFeature: Feature = { module: ImportsModule, entities: [Import] };
