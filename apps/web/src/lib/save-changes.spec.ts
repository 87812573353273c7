import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { ApiProblem } from './problems.ts';
import { changesOf, sameValue } from './same-value.ts';
import { type Changeable, saveChanges, saveUnlessOvertaken } from './save-changes.ts';

interface Note {
  name: string;
  text: string | null;
}
type NoteRow = Note & { version: number };

/** Fake record to which another user applies the given changes right before each write. */
function noteWith(...changes: Partial<Note>[]): { record: Changeable<NoteRow, Note>; row: () => NoteRow } {
  let row: NoteRow = { name: 'Prima', text: null, version: 1 };
  const record: Changeable<NoteRow, Note> = {
    read: async () => row,
    write: async (_base, mine, headers) => {
      const other = changes.shift();
      if (other) row = { ...row, ...other, version: row.version + 1 };
      if (headers['If-Match'] !== `"${row.version}"`) throw new ApiProblem(412, {});
      row = { ...row, ...mine, version: row.version + 1 };
      return row;
    },
    valuesOf: ({ name, text }) => ({ name, text }),
    whoChanged: async () => ['Elena Riva'],
  };
  return { record, row: () => row };
}

test('fields that only one side has touched come together', async () => {
  const note = noteWith({ text: 'Di un altro' });
  const { row } = await saveChanges(note.record, note.row(), { name: 'Dopo' });
  assert.deepEqual(row, { name: 'Dopo', text: 'Di un altro', version: 3 });
});

test('what both have changed is asked, and nothing is written', async () => {
  const note = noteWith({ name: 'Di un altro', text: 'Nuovo' });
  const { conflict } = await saveChanges(note.record, note.row(), { name: 'Dopo' });
  assert.deepEqual([conflict?.fields, conflict?.people, conflict?.theirs.name], [['name'], ['Elena Riva'], 'Di un altro']);
  assert.equal(note.row().name, 'Di un altro');
});

test('the same change by both is no conflict', async () => {
  const note = noteWith({ name: 'Dopo' });
  assert.equal((await saveChanges(note.record, note.row(), { name: 'Dopo' })).conflict, null);
});

test('a record that changes at every try is given up, as the API says it', async () => {
  const note = noteWith({ text: 'a' }, { text: 'b' }, { text: 'c' });
  await assert.rejects(saveChanges(note.record, note.row(), { name: 'Dopo' }), { status: 412 });
});

test('where nobody can be asked, another value is refused', async () => {
  const note = noteWith({ name: 'Di un altro' });
  await assert.rejects(saveUnlessOvertaken(note.record, note.row(), { name: 'Dopo' }), { status: 412 });
});

test('only what differs is sent', () => {
  assert.deepEqual(changesOf<Note>({ name: 'Prima', text: null }, { name: 'Prima', text: 'Nuovo' }), { text: 'Nuovo' });
});

test('values are the same whatever the order of their keys', () => {
  assert.ok(sameValue({ city: 'Torino', street: null }, { street: undefined, city: 'Torino' }));
  assert.ok(!sameValue(['a', 'b'], ['b', 'a']));
  assert.ok(sameValue(null, undefined));
});
