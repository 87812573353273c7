import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { SheetSettings } from './sheet-settings.entity.js';

/** Starts an agency with an empty list, which means the default order with every tab shown. */
export const insertSheetSettings = (tx: UnitOfWork): Promise<void> => tx.insert(SheetSettings, { agencyId: tx.actor.agencyId, tabs: [] });
