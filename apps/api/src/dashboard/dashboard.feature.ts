import type { Feature } from '../core/feature.js';
import { DashboardModule } from './dashboard.module.js';

export const dashboardFeature: Feature = { module: DashboardModule };
