import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { SecuritySettings } from './second-factor.entity.js';

/** Inserts the settings of a new agency, which require no second factor. */
export const insertSecuritySettings = (tx: UnitOfWork): Promise<void> =>
  tx.insert(SecuritySettings, { agencyId: tx.actor.agencyId, secondFactorRoles: [] });
