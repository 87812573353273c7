import type { TestApp } from './app.js';
import type { Person } from './make.js';
import { isOfAgency, makeRecord, NOUNS, tabOf, trashRecord } from './sheet-records.js';

/** One record of each tab to shoot at, and one in the trash, by the names of the tabs. */
export async function insertSheetTargets(test: TestApp, admin: Person, targets: Record<string, string>): Promise<void> {
  const { id: clientId } = await test.make.client(admin, { type: 'corporate' });
  targets['sheet client'] = clientId;
  let count = 1_000_000;
  const next = () => (count += 1);
  for (const noun of NOUNS) {
    const { name } = tabOf(noun);
    targets[name] = (await makeRecord(test, noun, admin, clientId, next)).id;
    // Of those that are the agency's, one that no client holds.
    if (isOfAgency(noun)) targets[`free ${name}`] = (await makeRecord(test, noun, admin, null, next)).id;
    const owner = isOfAgency(noun) ? null : clientId;
    const { id } = await makeRecord(test, noun, admin, owner, next);
    await trashRecord(test, noun, admin, owner, id);
    targets[`trashed ${name}`] = id;
  }
}
