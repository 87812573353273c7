import type { Feature } from '../../core/feature.js';
import { Discount } from './discount.entity.js';
import { DiscountsModule } from './discounts.module.js';

export const discountsFeature: Feature = { module: DiscountsModule, entities: [Discount] };
