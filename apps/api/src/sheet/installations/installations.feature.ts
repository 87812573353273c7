import type { Feature } from '../../core/feature.js';
import { Installation } from './installation.entity.js';
import { InstallationsModule } from './installations.module.js';

export const installationsFeature: Feature = { module: InstallationsModule, entities: [Installation] };
