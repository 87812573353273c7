import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { PointGroup } from 'signature_pad';
import { boxOf, isBlank, rescale } from './strokes.ts';

const stroke = (...points: [number, number][]): PointGroup => ({
  dotSize: 0,
  minWidth: 1,
  maxWidth: 2,
  penColor: 'black',
  velocityFilterWeight: 0.7,
  compositeOperation: 'source-over',
  points: points.map(([x, y], time) => ({ x, y, pressure: 0.5, time })),
});

test('nothing, a dot and a slip of the finger are no signature', () => {
  assert.equal(isBlank([]), true);
  assert.equal(isBlank([stroke([10, 10])]), true);
  assert.equal(isBlank([stroke([10, 10], [20, 14])]), true);
  assert.equal(isBlank([stroke([10, 10], [60, 14])]), false);
  assert.equal(isBlank([stroke([10, 10]), stroke([60, 14])]), false);
});

test('the box holds all strokes', () => {
  assert.deepEqual(boxOf([stroke([10, 50], [60, 14]), stroke([-5, 20])]), { left: -5, top: 14, width: 65, height: 36 });
  assert.equal(boxOf([]), null);
});

test('a signature may be long', () => {
  const points = Array.from({ length: 200_000 }, (_, time) => ({ x: time % 300, y: time % 100, pressure: 0.5, time }));
  assert.deepEqual(boxOf([{ ...stroke(), points }]), { left: 0, top: 0, width: 299, height: 99 });
});

test('on a sheet of another shape nothing is torn or cut off', () => {
  const [turned] = rescale([stroke([0, 0], [300, 100])], { width: 300, height: 100 }, { width: 600, height: 400 });
  assert.deepEqual(
    turned?.points.map(({ x, y }) => [x, y]),
    [
      [0, 100],
      [600, 300],
    ],
  );
  const [same] = rescale([stroke([3, 4])], { width: 0, height: 0 }, { width: 600, height: 400 });
  assert.deepEqual([same?.points[0]?.x, same?.points[0]?.y], [3, 4]);
});
