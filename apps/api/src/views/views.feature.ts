import type { Feature } from '../core/feature.js';
import { View, ViewPin } from './view.entity.js';
import { ViewsModule } from './views.module.js';
import { insertSystemViews } from './views.start.js';

export const viewsFeature: Feature = { module: ViewsModule, entities: [View, ViewPin], insertStart: insertSystemViews };
