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
