import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProcess, longerPause } from './api-process.mjs';
import { freePort } from './postgres.mjs';

test('an API that keeps crashing is started again at least every five seconds', () => {
  const pauses = [300];
  for (let crash = 0; crash < 20; crash++) pauses.push(longerPause(pauses.at(-1)));
  assert.deepEqual(pauses.slice(0, 7), [300, 600, 1200, 2400, 4800, 5000, 5000]);
  assert.equal(Math.max(...pauses), 5000);
});

test('a process that hangs is replaced, one that answers is left alone', { timeout: 60_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'sestante-hang-'));
  const entry = join(folder, 'answers.mjs');
  writeFileSync(
    entry,
    `import { createServer } from 'node:http'; createServer((_, answer) => answer.end(String(process.pid))).listen(process.env.PORT, '127.0.0.1');`,
  );
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const pid = async () => Number(await (await fetch(address, { signal: AbortSignal.timeout(1000) })).text());
  const api = new ApiProcess({ entry, env: { ...process.env, PORT: String(port) }, address, logFile: join(folder, 'api.log') });
  try {
    await api.start();
    const first = await pid();
    await sleep(4000);
    assert.equal(await pid(), first);
    process.kill(first, 'SIGSTOP');
    const began = Date.now();
    let now = first;
    while (now === first) now = await pid().catch(() => first);
    const took = Date.now() - began;
    t.diagnostic(`replaced after ${took} ms`);
    assert.ok(took > 10_000 && took < 40_000, `${took} ms`);
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
