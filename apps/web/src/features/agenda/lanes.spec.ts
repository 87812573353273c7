import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { lanesOf } from './lanes.ts';

const shown = (...spans: [id: string, from: number, until: number][]) =>
  Object.fromEntries(
    [...lanesOf(spans.map(([id, from, until]) => ({ id, from, until })))].map(([id, { lane, of }]) => [id, `${lane}/${of}`]),
  );

test('what does not meet has the whole width', () => {
  assert.deepEqual(shown(['a', 540, 570], ['b', 570, 600]), { a: '0/1', b: '0/1' });
});

test('what meets stands side by side, and a lane that is free again is used again', () => {
  assert.deepEqual(shown(['a', 540, 660], ['b', 550, 580], ['c', 590, 620]), { a: '0/2', b: '1/2', c: '1/2' });
  assert.deepEqual(shown(['a', 540, 600], ['b', 540, 600], ['c', 540, 600]), { a: '0/3', b: '1/3', c: '2/3' });
});

test('sixty at one time are sixty lanes', () => {
  const many = lanesOf(Array.from({ length: 60 }, (_, index) => ({ id: String(index), from: 540, until: 570 })));
  assert.equal(new Set([...many.values()].map(({ lane }) => lane)).size, 60);
  assert.equal(many.get('0')?.of, 60);
});
