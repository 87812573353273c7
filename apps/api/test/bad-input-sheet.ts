import type { TestApp } from './app.js';
import type { Person } from './make.js';
import { isOfAgency, makeRecord, NOUNS, tabOf, trashRecord } from './sheet-records.js';

/** Creates an active record of each tab and one in the trash, as targets by the names of the tabs. */
export async function insertSheetTargets(test: TestApp, admin: Person, targets: Record<string, string>): Promise<void> {
  const { id: clientId } = await test.make.client(admin, { type: 'corporate' });
  targets['sheet client'] = clientId;
  let count = 1_000_000;
  const next = () => (count += 1);
  for (const noun of NOUNS) {
    const { name } = tabOf(noun);
    targets[name] = (await makeRecord(test, noun, admin, clientId, next)).id;
    // For records of the agency, also one that is not linked to any client.
    if (isOfAgency(noun)) targets[`free ${name}`] = (await makeRecord(test, noun, admin, null, next)).id;
    const owner = isOfAgency(noun) ? null : clientId;
    const { id } = await makeRecord(test, noun, admin, owner, next);
    await trashRecord(test, noun, admin, owner, id);
    targets[`trashed ${name}`] = id;
  }
}
