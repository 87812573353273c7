import sql from 'sql-template-tag';
import { startApp, type TestApp } from '../../../test/app.js';
import type { TestAgency } from '../../../test/make.js';
import { Tag } from '../../tags/tag.entity.js';
import { automation } from '../auth/actor.js';
import { Db } from './db.js';
import type { UnitOfWork } from './unit-of-work.js';

const ID = '01890000-0000-7000-8000-000000000001';
const OTHER = '01890000-0000-7000-8000-000000000002';

let test: TestApp;
let agency: TestAgency;
beforeAll(async () => {
  test = await startApp();
  agency = await test.make.agency();
});
afterAll(() => test.close());

const write = <T>(work: (tx: UnitOfWork) => Promise<T>) => test.app.get(Db).write(automation(agency.id, agency.systemUserId), work);
const tag = (id: string, name: string) => ({ agencyId: agency.id, id, name, color: '#0f6b66' });
const names = async () =>
  (await test.as(agency.admin).get('tags').expect(200)).body.data.map(({ name }: { name: string }) => name) as string[];

describe('the last statements of a transaction', () => {
  it('are committed together with the earlier ones', async () => {
    await write(async (tx) => {
      await tx.insert(Tag, tag(ID, 'Prima'));
      return tx.commitWith(() => tx.insert(Tag, tag(OTHER, 'Ultima')));
    });
    expect((await names()).toSorted()).toEqual(['Prima', 'Ultima']);
  });

  it('roll everything back when any of them fails', async () => {
    const before = await names();
    const twice = write(async (tx) => {
      await tx.insert(Tag, tag('01890000-0000-7000-8000-000000000003', 'Mai'));
      return tx.commitWith(() =>
        Promise.all([tx.insert(Tag, tag(ID, 'Doppia')), tx.insert(Tag, tag('01890000-0000-7000-8000-000000000004', 'Poi'))]),
      );
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(await names()).toEqual(before);
  });

  it('end it: a later statement is refused instead of running outside it', async () => {
    const late = write((tx) =>
      tx.commitWith(async () => {
        await tx.query(sql`SELECT 1`);
        await tx.insert(Tag, tag('01890000-0000-7000-8000-000000000005', 'Tardi'));
      }),
    );
    await expect(late).rejects.toThrow('The transaction has ended');
    expect(await names()).not.toContain('Tardi');
  });
});
