import { searchPlan, withOneSlip } from './client-search.rules.js';

const nothing = (count: number) => Array.from({ length: count }, () => '%');

describe('what a search looks for', () => {
  it.each([
    ['one word anywhere', ['rossi'], ['%rossi%', ...nothing(7)], ['rossi']],
    ['two words in either order', ['rossi', 'mario'], ['%rossi%', '%mario%', ...nothing(6)], ['rossi mario', 'mario rossi']],
    ['three in the order given', ['de', 'luca', 'anna'], ['% de%', '%luca%', '%anna%', ...nothing(5)], ['de luca anna']],
    ['what LIKE would take for a pattern', ['a_b%c\\'], ['%a\\_b\\%c\\\\%', ...nothing(7)], ['a_b%c\\']],
  ])('%s', (_what, words, patterns, starts) => {
    expect(searchPlan([words])).toEqual({ patterns: [patterns], starts });
  });

  it('short words alone are looked for at the beginning of names only', () => {
    expect(searchPlan([['ro', 'm']])).toEqual({ patterns: [], starts: ['ro m', 'm ro'] });
  });

  it('one word at a time is replaced by what it may stand for', () => {
    const slips = [
      { typed: 'rosi', word: 'rossi' },
      { typed: 'rosi', word: 'rosa' },
      { typed: 'mario', word: 'mario' },
      { typed: 'mario', word: 'maria' },
    ];
    expect(withOneSlip(['rosi', 'mario'], slips)).toEqual([
      ['rossi', 'mario'],
      ['rosa', 'mario'],
      ['rosi', 'maria'],
    ]);
  });
});
