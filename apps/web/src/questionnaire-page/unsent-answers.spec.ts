import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { pageStorage } from './page-storage.ts';
import { parsed, UnsentAnswers } from './unsent-answers.ts';

const TOKEN = 'abcdefghijklmnopqrstuvwxyz';

// Node has no storage of a browser, so these last as long as the test.
const storages = () => [pageStorage('localStorage'), pageStorage('sessionStorage')] as const;

test('answers wait under a part of the token, those about health only in the tab', () => {
  const [device, tab] = storages();
  const unsent = new UnsentAnswers(TOKEN, device, tab);
  unsent.put('home.tenure', 'rented', false);
  unsent.put('health.state', 'good', true);
  assert.deepEqual(device.names(), ['sestante-risposte:abcdefghijkl:home.tenure']);
  assert.deepEqual(tab.names(), ['sestante-risposte:abcdefghijkl:health.state']);
  assert.deepEqual(parsed(unsent.all()), { 'home.tenure': 'rented', 'health.state': 'good' });
  assert.deepEqual(new UnsentAnswers('another-token-of-a-link', device, tab).all(), {});
});

test('what was sent is removed, unless it has changed since', () => {
  const unsent = new UnsentAnswers(TOKEN, ...storages());
  unsent.put('a.one', 1, false);
  unsent.put('a.two', 2, false);
  const sent = unsent.all();
  unsent.put('a.two', 3, false);
  unsent.remove(sent);
  assert.deepEqual(parsed(unsent.all()), { 'a.two': 3 });
  unsent.clear();
  assert.deepEqual(unsent.all(), {});
});

test('what was written for long without a network is sent in requests that the API accepts', () => {
  const unsent = new UnsentAnswers(TOKEN, ...storages());
  const texts = Array.from({ length: 100 }, (_, n) => [`custom.text_${n}`, '語'.repeat(1000)] as const);
  for (const [code, text] of texts) unsent.put(code, text, false);
  unsent.put('custom.long', '語'.repeat(20_000), false);
  const sent: Record<string, unknown> = {};
  for (let batch = unsent.batch(); Object.keys(batch).length > 0; batch = unsent.batch()) {
    const answers = parsed(batch);
    if (!('custom.long' in answers)) assert.ok(Buffer.byteLength(JSON.stringify({ answers })) < 64 * 1024);
    Object.assign(sent, answers);
    unsent.remove(batch);
  }
  assert.deepEqual(sent, { ...Object.fromEntries(texts), 'custom.long': '語'.repeat(20_000) });
});

test('a storage that refuses a value for a time forgets it once it has stored a later one', () => {
  let full = true;
  const stored = new Map<string, string>();
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (full) throw new Error('full');
      stored.set(name, value);
    },
    removeItem: (name: string) => stored.delete(name),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
  try {
    const device = pageStorage('localStorage');
    device.set('a', '1');
    assert.equal(device.get('a'), '1');
    full = false;
    device.set('a', '2');
    assert.equal(device.get('a'), '2');
  } finally {
    Reflect.deleteProperty(globalThis, 'localStorage');
  }
});
