import type { Feature } from '../../core/feature.js';
import { Site } from './site.entity.js';
import { SitesModule } from './sites.module.js';

export const sitesFeature: Feature = { module: SitesModule, entities: [Site] };
