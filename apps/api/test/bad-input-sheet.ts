import { SheetRecordsService } from '../src/sheet/sheet-records.service.js';
import { LinkedRecordsService } from '../src/sheet/linked-records.service.js';
import { SheetTabs } from '../src/sheet/sheet-tab.js';
import type { LinkedTab } from '../src/sheet/linked-records.service.js';
import type { ClientRecord, SheetRecord } from '../src/sheet/sheet-record.entity.js';
import type { SheetTab } from '../src/sheet/sheet-tab.js';
import type { TestApp } from './app.js';
import { sheetBodies } from './cases/sheet-bodies.js';
import type { Person } from './make.js';

/** One record of each tab to shoot at, and one in the trash, by the names of the tabs. */
export async function plantSheetTargets(test: TestApp, admin: Person, targets: Record<string, string>): Promise<void> {
  const [records, linked] = [test.app.get(SheetRecordsService), test.app.get(LinkedRecordsService)];
  const clientId = (await test.make.client(admin, { type: 'corporate' })).id;
  targets['sheet client'] = clientId;
  let count = 1_000_000;
  const next = () => (count += 1);
  for (const tab of test.app.get(SheetTabs).all()) {
    const body = bodyOf(tab)?.(next);
    if (!body) continue;
    const make = async (trashed: boolean) => {
      const { id } = tab.link
        ? await linked.create<SheetRecord, { id: string }>(admin, tab as unknown as LinkedTab<SheetRecord>, trashed ? null : clientId, body)
        : await records.create<ClientRecord, { id: string }>(admin, tab as unknown as SheetTab<ClientRecord>, clientId, body);
      if (trashed && tab.link) await linked.remove(admin, tab as unknown as LinkedTab<SheetRecord>, id, '*');
      else if (trashed) await records.remove(admin, tab as unknown as SheetTab<ClientRecord>, clientId, id, '*');
      return id;
    };
    targets[tab.name] = await make(false);
    targets[`trashed ${tab.name}`] = await make(true);
  }
}

const bodyOf = ({ noun }: SheetTab) =>
  (sheetBodies as Record<string, ((next: () => number) => Record<string, unknown>) | undefined>)[noun.toLowerCase()];
