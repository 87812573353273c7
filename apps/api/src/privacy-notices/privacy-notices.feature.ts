import type { Feature } from '../core/feature.js';
import { PrivacyNotice } from './privacy-notice.entity.js';
import { PrivacyNoticesModule } from './privacy-notices.module.js';

export const privacyNoticesFeature: Feature = { module: PrivacyNoticesModule, layer: 'base', entities: [PrivacyNotice] };
