import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { SheetSettings } from './sheet-settings.entity.js';

/** Nothing chosen yet: the tabs in their own order, all of them shown. */
export const insertSheetSettings = (tx: UnitOfWork): Promise<void> => tx.insert(SheetSettings, { agencyId: tx.actor.agencyId, tabs: [] });
