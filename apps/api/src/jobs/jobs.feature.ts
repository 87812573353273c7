import type { Feature } from '../core/feature.js';
import { LongJobItem } from './long-job-item.entity.js';
import { LongJob } from './long-job.entity.js';
import { JobsModule } from './jobs.module.js';

export const jobsFeature: Feature = { module: JobsModule, layer: 'base', entities: [LongJob, LongJobItem] };
