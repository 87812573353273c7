import { idEnd, searchable, searchWords } from './search-words.js';

describe('normalised search text', () => {
  it.each([
    ['Àlbani', 'albani'],
    ["D'ANGELO", 'dangelo'],
    ['d’angelo', 'dangelo'],
    ['De Luca-Rossi', 'de luca-rossi'],
    ['S.p.A.', 'spa'],
    ['C.R.S. di Rossi', 'crs di rossi'],
    ['Rossi & Figli', 'rossi figli'],
    ['mario.rossi@posta.example', 'mario.rossi@posta.example'],
    ['+39 011-5551234', '39 011-5551234'],
    ['a_b', 'a_b'],
    ['100%', '100'],
    ['   \t\n ', ''],
    ['!!!', ''],
    ['ﬁat ①', 'fiat 1'],
    ['Straße', 'straße'],
    ['Müller', 'muller'],
    ['Владимир', 'владимир'],
  ])('%j is %j', (text, found) => expect(searchable(text)).toBe(found));

  it('does not change when normalised again', () => {
    for (const text of ["D'Angelo S.r.l.", 'a.b.c', '_-_ a -_-', "L'Aquila 2.0"])
      expect(searchable(searchable(text))).toBe(searchable(text));
  });

  it('keeps at most eight different words', () => {
    expect(searchWords('a b a c d e f g h i l')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    expect(searchWords(' ')).toEqual([]);
  });
});

describe('the end of an id', () => {
  it.each([
    ['01a20003-26f0-778a-99ba-1d144e6bae99', '01a2000326f0778a99ba1d144e6bae99'],
    [' 4E6BAE99 ', '4e6bae99'],
    ['e6bae99', null],
    ['4e6bae9g', null],
    ['0'.repeat(33), null],
    ['', null],
  ])('%j is %j', (text, end) => expect(idEnd(text)).toBe(end));
});
