import type { Tx } from '../core/database/tx.js';
import { SecuritySettings } from './second-factor.entity.js';

/** Nobody has to have a second factor. */
export const insertSecuritySettings = (tx: Tx): Promise<void> =>
  tx.insert(SecuritySettings, { agencyId: tx.actor.agencyId, secondFactorRoles: [] });
