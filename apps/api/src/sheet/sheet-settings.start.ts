import type { Tx } from '../core/database/tx.js';
import { SheetSettings } from './sheet-settings.entity.js';

/** Nothing chosen yet: the tabs in their own order, all of them shown. */
export const insertSheetSettings = (tx: Tx): Promise<void> => tx.insert(SheetSettings, { agencyId: tx.actor.agencyId, tabs: [] });
