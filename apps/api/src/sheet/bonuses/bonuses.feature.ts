import type { Feature } from '../../core/feature.js';
import { Bonus } from './bonus.entity.js';
import { BonusesModule } from './bonuses.module.js';

export const bonusesFeature: Feature = { module: BonusesModule, entities: [Bonus] };
