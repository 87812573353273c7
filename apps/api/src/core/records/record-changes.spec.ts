import { changesBetween } from './record-changes.js';

describe('changed fields', () => {
  it.each([
    ['nothing', { a: 'x' }, { a: 'x' }, []],
    ['a value', { a: 'x' }, { a: 'y' }, [{ field: 'a', from: 'x', to: 'y' }]],
    ['a value emptied', { a: 'x' }, { a: null }, [{ field: 'a', from: 'x', to: null }]],
    ['a field that was not there', {}, { a: 0 }, [{ field: 'a', from: null, to: 0 }]],
    ['an empty value where there was none', {}, { a: null }, []],
    ['only what was sent', { a: 1, b: 2 }, { b: 2 }, []],
    ['the key order of an object', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, []],
    ['an object’s empty part', { a: { x: 1 } }, { a: { x: 1, y: null } }, []],
    ['an amount’s decimals', { a: { amount: '10.50', currency: 'EUR' } }, { a: { amount: '10.5', currency: 'EUR' } }, []],
    [
      'a cent',
      { a: { amount: '999999999999.99', currency: 'EUR' } },
      { a: { amount: '999999999999.98', currency: 'EUR' } },
      [{ field: 'a', from: { amount: '999999999999.99', currency: 'EUR' }, to: { amount: '999999999999.98', currency: 'EUR' } }],
    ],
    ['the order of a list', { a: ['x', 'y'] }, { a: ['y', 'x'] }, [{ field: 'a', from: ['x', 'y'], to: ['y', 'x'] }]],
    ['a number and the same number as text', { a: 1 }, { a: '1' }, [{ field: 'a', from: 1, to: '1' }]],
  ])('%s', (_what, before, after, changes) => expect(changesBetween(before, after)).toEqual(changes));
});
