import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { idempotencyKeys } from './idempotency.ts';

test('the same body keeps its key until it has worked, another body gets another', () => {
  const { keyFor, done } = idempotencyKeys();
  const first = keyFor({ operation: 'tag', ids: ['a'] });
  assert.match(first, /^[0-9a-f]{32}$/);
  assert.equal(keyFor({ operation: 'tag', ids: ['a'] }), first);
  assert.notEqual(keyFor({ operation: 'tag', ids: ['b'] }), first);
  const second = keyFor({ operation: 'tag', ids: ['a'] });
  done();
  assert.notEqual(keyFor({ operation: 'tag', ids: ['a'] }), second);
});
