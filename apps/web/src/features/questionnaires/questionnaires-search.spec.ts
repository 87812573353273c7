import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { isNarrowed, type QuestionnairesSearch, toFilter, toListQuery } from './questionnaires-search.ts';

const ME = '0199c1d2-0000-7000-8000-000000000001';

const CASES: [search: QuestionnairesSearch, query: ReturnType<typeof toListQuery>][] = [
  [{}, { sort: '-sentAt' }],
  [{ elenco: 'da-rivedere' }, { status: ['completed'], reviewed: false, sort: '-sentAt' }],
  [{ elenco: 'inviati' }, { status: ['sent'], sort: '-sentAt' }],
  [{ elenco: 'in-compilazione' }, { status: ['in_progress'], sort: '-sentAt' }],
  [
    { elenco: 'completati', ord: '-completato' },
    { status: ['completed'], sort: '-completedAt' },
  ],
  [
    { elenco: 'scaduti', ord: 'scade' },
    { status: ['expired'], sort: 'expiresAt' },
  ],
  [
    { elenco: 'annullati', ord: 'inviato' },
    { status: ['cancelled'], sort: 'sentAt' },
  ],
  [{ ass: ['me', 'nessuno', 'x'] }, { assigneeId: [ME, 'none', 'x'], sort: '-sentAt' }],
  [
    { q: 'neri', tipo: ['retail'], modello: ['y'] },
    { q: 'neri', type: ['retail'], templateId: ['y'], sort: '-sentAt' },
  ],
];

test('the address of the list is a query of the API', () => {
  for (const [search, query] of CASES) assert.deepEqual(toListQuery(search, ME), query);
});

test('the counts of the built-in lists have the other filters only', () => {
  assert.deepEqual(toFilter({ elenco: 'inviati', ord: 'scade', tipo: ['corporate'] }, ME), { type: ['corporate'] });
});

test('a built-in list and an order narrow nothing', () => {
  assert.equal(isNarrowed({ elenco: 'inviati', ord: 'scade' }), false);
  for (const search of [{ q: 'neri' }, { tipo: ['retail'] }, { modello: ['y'] }, { ass: ['me'] }] as QuestionnairesSearch[])
    assert.equal(isNarrowed(search), true);
});
