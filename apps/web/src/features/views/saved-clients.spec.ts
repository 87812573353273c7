import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { ViewDto } from '@sestante/api-client/types';
import type { ClientsSearch } from '../clients/clients-search.ts';
import { fromSaved, isAsSaved, toSaved, viewLink } from './saved-clients.ts';

const ME = '018f3a00-0000-7000-8000-000000000001';
const TAG = '018f3a00-0000-7000-8000-000000000002';
const view = (part: Partial<ViewDto>): ViewDto => ({
  id: '018f3a00-0000-7000-8000-000000000003',
  name: 'Prova',
  scope: 'personal',
  target: 'clients',
  criteria: {},
  columns: null,
  sort: null,
  pinned: false,
  owner: null,
  editable: true,
  version: 1,
  ...part,
});

test('a list is the same after it was saved and opened', () => {
  const search: ClientsSearch = {
    q: 'rossi',
    tipo: ['retail', 'corporate'],
    ass: ['me', 'nessuno'],
    tag: [TAG],
    creatore: ['me'],
    dal: '2026-07-01',
    ord: '-creato',
  };
  const saved = view(toSaved(search, ME));
  assert.deepEqual(saved.criteria.assigneeId, ['me', 'none']);
  assert.deepEqual(saved.criteria.createdById, [ME]);
  assert.equal(saved.sort, '-createdAt');
  assert.equal(isAsSaved(search, saved, ME), true);
  assert.equal(isAsSaved({ ...search, tipo: ['corporate', 'retail'] }, saved, ME), true);
  assert.equal(isAsSaved({ ...search, q: undefined }, saved, ME), false);
  assert.equal(isAsSaved({ ...search, ord: undefined }, saved, ME), false);
});

test('a saved order that is the list’s own leaves the address bare', () => {
  assert.equal(fromSaved(view({ sort: 'displayName' }), ME).ord, undefined);
  assert.equal(isAsSaved({}, view({ sort: 'displayName' }), ME), true);
});

test('a view that no page can show as it was saved has no link', () => {
  assert.equal(viewLink(view({ target: 'prospects', criteria: { stageId: [TAG, ME] } }), ME), null);
  assert.deepEqual(viewLink(view({ target: 'prospects', criteria: { lost: true } }), ME)?.search, {
    vista: 'elenco',
    q: undefined,
    tipo: undefined,
    ass: undefined,
    tag: undefined,
    fonte: undefined,
    fase: 'persi',
  });
});
