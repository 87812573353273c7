import { searchPlan, withOneSlip } from './client-search.rules.js';

const nothing = (count: number) => Array.from({ length: count }, () => '%');

describe('search terms', () => {
  it.each([
    ['one word anywhere', ['rossi'], ['%rossi%', ...nothing(7)], ['rossi']],
    ['two words in either order', ['rossi', 'mario'], ['%rossi%', '%mario%', ...nothing(6)], ['rossi mario', 'mario rossi']],
    ['three in the order given', ['de', 'luca', 'anna'], ['% de%', '%luca%', '%anna%', ...nothing(5)], ['de luca anna']],
    ['a number by its end', ['3401234567'], ['%_4_1_34567%', '%3_0_2_4_6_%', ...nothing(6)], ['3401234567']],
    ['LIKE wildcards', ['a_b%c\\'], ['%a\\_b\\%c\\\\%', ...nothing(7)], ['a_b%c\\']],
  ])('%s', (_what, words, patterns, starts) => {
    expect(searchPlan([words])).toEqual({ patterns: [patterns], starts });
  });

  it.each(['1234567', '393401234567', '01234567890'])('%s matches only with exactly the typed digits', (number) => {
    const [patterns = []] = searchPlan([[number]]).patterns;
    const found = (text: string) => patterns.every((one) => new RegExp(`^${one.replaceAll('%', '.*').replaceAll('_', '.')}$`).test(text));
    expect(found(` mario rossi ${number} rssmra80a01h501u`)).toBe(true);
    for (const [place, digit] of [...number].entries())
      expect(found(` mario rossi ${number.slice(0, place)}${(Number(digit) + 1) % 10}${number.slice(place + 1)} rssmra80a01h501u`)).toBe(
        false,
      );
  });

  it('many numbers are searched whole when there are too many for partial matches', () => {
    const numbers = ['1234567', '2345678', '3456789', '4567890', '5678901'];
    expect(searchPlan([numbers]).patterns).toEqual([[...numbers.map((number) => `%${number}%`), ...nothing(3)]]);
  });

  it('short words on their own match only the beginning of a name', () => {
    expect(searchPlan([['ro', 'm']])).toEqual({ patterns: [], starts: ['ro m', 'm ro'] });
  });

  it('typo corrections replace one word at a time', () => {
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
