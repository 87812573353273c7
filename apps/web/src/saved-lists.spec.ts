import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { ViewDto } from '@sestante/api-client/types';
import type { ActionsSearch } from './features/records/actions/actions-search.ts';
import type { ClientsSearch } from './features/clients/clients-search.ts';
import type { ProspectsSearch } from './features/prospects/prospects-search.ts';
import { SAVED_CLIENTS } from './features/clients/saved-clients.ts';
import { SAVED_ACTIONS } from './features/crm-actions/saved-actions.ts';
import { SAVED_PROSPECTS } from './features/prospects/saved-prospects.ts';
import { isAsSaved } from './features/views/saved-lists.ts';

const ME = '018f3a00-0000-7000-8000-000000000001';
const TAG = '018f3a00-0000-7000-8000-000000000002';
const STAGE = '018f3a00-0000-7000-8000-000000000004';
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

test('a list of clients is the same after it was saved and opened', () => {
  const search: ClientsSearch = {
    q: 'rossi',
    tipo: ['retail', 'corporate'],
    ass: ['me', 'nessuno'],
    tag: [TAG],
    creatore: ['me'],
    prossima: 'nessuna',
    scadenza: 30,
    dal: '2026-07-01',
    ord: '-creato',
  };
  const saved = view(SAVED_CLIENTS.toSaved(search, ME));
  const same = (other: ClientsSearch) => isAsSaved(SAVED_CLIENTS, other, saved, ME);
  assert.deepEqual(saved.criteria.assigneeId, ['me', 'none']);
  assert.deepEqual(saved.criteria.createdById, [ME]);
  assert.equal(saved.sort, '-createdAt');
  assert.equal(same(search), true);
  assert.equal(same({ ...search, tipo: ['corporate', 'retail'] }), true);
  assert.equal(same({ ...search, q: undefined }), false);
  assert.equal(same({ ...search, prossima: 'pianificata' }), false);
  assert.equal(same({ ...search, scadenza: 60 }), false);
  assert.equal(same({ ...search, ord: undefined }), false);
});

test('a list of prospects is the same after it was saved and opened', () => {
  const search: ProspectsSearch = {
    vista: 'elenco',
    ass: ['me'],
    fonte: ['Fiera', 'Social'],
    dal: '2026-07-01',
    fase: STAGE,
    ord: '-giorni',
  };
  const saved = view({ target: 'prospects', ...SAVED_PROSPECTS.toSaved(search, ME) });
  const same = (other: ProspectsSearch) => isAsSaved(SAVED_PROSPECTS, other, saved, ME);
  assert.deepEqual(saved.criteria.stageId, [STAGE]);
  assert.equal(saved.criteria.lost, false);
  assert.equal(saved.sort, 'stageSince');
  assert.deepEqual(SAVED_PROSPECTS.fromSaved(saved, ME), {
    vista: saved.id,
    q: undefined,
    tipo: undefined,
    tag: undefined,
    creatore: undefined,
    prossima: undefined,
    scadenza: undefined,
    ass: ['me'],
    fonte: ['Fiera', 'Social'],
    dal: '2026-07-01',
    fase: STAGE,
    ord: '-giorni',
  });
  assert.equal(same({ ...search, fonte: ['Social', 'Fiera'] }), true);
  assert.equal(same({ ...search, fase: 'persi' }), false);
  assert.equal(same({ ...search, ord: 'valore' }), false);
});

test('a saved order that is the list’s own leaves the address bare', () => {
  assert.equal(SAVED_CLIENTS.fromSaved(view({ sort: 'displayName' }), ME).ord, undefined);
  assert.equal(isAsSaved(SAVED_CLIENTS, {}, view({ sort: 'displayName' }), ME), true);
  assert.equal(SAVED_PROSPECTS.fromSaved(view({ target: 'prospects', sort: '-stageSince' }), ME).ord, undefined);
});

test('a view that no page can show as it was saved has no link', () => {
  const link = (criteria: ViewDto['criteria']) => SAVED_PROSPECTS.link(view({ target: 'prospects', criteria }), ME);
  // These combinations cannot be shown on any page: open and lost together, several stages, and a stage of lost prospects.
  assert.equal(link({}), null);
  assert.equal(link({ lost: false, stageId: [TAG, STAGE] }), null);
  assert.equal(link({ lost: true, stageId: [STAGE] }), null);
  assert.deepEqual(link({ lost: true }), { to: '/prospect', search: SAVED_PROSPECTS.fromSaved(view({ criteria: { lost: true } }), ME) });
  assert.notEqual(link({ lost: false, stageId: [STAGE] }), null);
});

test('a list of actions is the same after it was saved and opened', () => {
  const search: ActionsSearch = {
    elenco: 'oggi',
    q: 'preventivo',
    tipologia: ['history', 'action'],
    tipo: [TAG, STAGE],
    esito: [STAGE],
    tag: [TAG],
    op: ['me', STAGE],
    cliente: TAG,
    pianificata: '..2026-11-30',
    creata: '2026-11-01..2026-11-15',
    ord: '-creata',
  };
  const saved = view({ target: 'crm-actions', ...SAVED_ACTIONS.toSaved(search, ME) });
  const same = (other: ActionsSearch) => isAsSaved(SAVED_ACTIONS, other, saved, ME);
  // Relative to the day on which it is opened, not saved.
  assert.equal(saved.criteria.due, 'today');
  assert.deepEqual(saved.criteria.operatorId, [STAGE, 'me']);
  assert.equal(saved.sort, '-createdAt');
  assert.equal(same(search), true);
  assert.equal(same({ ...search, tipo: [STAGE, TAG], op: [STAGE, 'me'] }), true);
  assert.equal(same({ ...search, elenco: 'ritardo' }), false);
  assert.equal(same({ ...search, pianificata: '..2026-11-29' }), false);
  assert.equal(same({ ...search, ord: undefined }), false);
});

test('each ready-made list of actions comes back as itself, in its own order', () => {
  for (const elenco of [undefined, 'oggi', 'ritardo', 'chiuse', 'tutte'] as const) {
    const saved = view({ target: 'crm-actions', ...SAVED_ACTIONS.toSaved({ elenco }, ME) });
    const opened = SAVED_ACTIONS.fromSaved(saved, ME);
    assert.equal(opened.elenco, elenco);
    assert.equal(opened.ord, undefined);
    assert.notEqual(SAVED_ACTIONS.link(saved, ME), null);
  }
  const cancelled = SAVED_ACTIONS.toSaved({ stato: ['cancelled'] }, ME);
  assert.deepEqual(SAVED_ACTIONS.fromSaved(view(cancelled), ME).stato, ['cancelled']);
});

test('a list of actions that the page cannot show as it was saved has no link', () => {
  const link = (criteria: ViewDto['criteria']) => SAVED_ACTIONS.link(view({ target: 'crm-actions', criteria }), ME);
  assert.equal(link({ overdue: false }), null);
  assert.equal(link({ due: 'today' }), null);
  assert.equal(link({ overdue: true, state: ['planned'] }), null);
  // Same criteria in another order.
  assert.notEqual(link({ state: ['done', 'cancelled'], operatorId: ['me'] }), null);
});
