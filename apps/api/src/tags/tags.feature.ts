import type { Feature } from '../core/feature.js';
import { Tag } from './tag.entity.js';
import { TagsModule } from './tags.module.js';

export const tagsFeature: Feature = { module: TagsModule, entities: [Tag] };
