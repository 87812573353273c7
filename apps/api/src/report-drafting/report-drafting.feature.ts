import type { Feature } from '../core/feature.js';
import { ReportDraftingModule } from './report-drafting.module.js';

export const reportDraftingFeature: Feature = { module: ReportDraftingModule, layer: 'records' };
