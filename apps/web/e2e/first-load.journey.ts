import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { freePort } from '../../../scripts/postgres.mjs';
import { count } from './figures';
import { expect, test } from './journey';
import { GIULIA } from './people';

const BUDGET = 220_000;
const LEAST_SCORE = 95;

test('the first load brings at most 220 kB of compressed script', async ({ open, as }) => {
  const login = await open('/accesso');
  await expect(login.getByRole('button', { name: 'Accedi' })).toBeVisible();
  expect(await scriptBytes(login, '/accesso'), '/accesso').toBeLessThanOrEqual(BUDGET);
  const list = await as(GIULIA, '/clienti');
  await expect(list.getByRole('row').nth(1)).toBeVisible();
  expect(await scriptBytes(list, '/clienti'), '/clienti').toBeLessThanOrEqual(BUDGET);
});

async function scriptBytes(page: Page, name: string): Promise<number> {
  const urls = await page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name: url }) => (new URL(url).pathname.endsWith('.js') ? [url] : [])),
  );
  let bytes = 0;
  for (const url of new Set(urls)) bytes += gzipSync(await (await page.request.get(url)).body()).length;
  count(`first load ${name}, kB gzip`, Math.round(bytes / 1000));
  return bytes;
}

test('Lighthouse finds log-in and list accessible', async ({ playwright, baseURL, launchOptions }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'sestante-lighthouse-'));
  const port = await freePort();
  const context = await playwright.chromium.launchPersistentContext(folder, {
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
  });
  try {
    const score = async (path: string) => {
      const result = await lighthouse(
        `${baseURL}${path}`,
        { port, onlyCategories: ['accessibility'], disableStorageReset: true },
        desktopConfig,
      );
      expect(new URL(result?.lhr.finalDisplayedUrl ?? '').pathname).toBe(path);
      const points = Math.round((result?.lhr.categories['accessibility']?.score ?? 0) * 100);
      count(`Lighthouse accessibility ${path}`, points);
      return points;
    };
    expect(await score('/accesso')).toBeGreaterThanOrEqual(LEAST_SCORE);
    const page = await context.newPage();
    await page.goto(`${baseURL}/accesso`);
    await page.getByLabel('Email').fill(GIULIA.email);
    await page.getByLabel('Password', { exact: true }).fill(GIULIA.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${baseURL}/`);
    expect(await score('/clienti')).toBeGreaterThanOrEqual(LEAST_SCORE);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
