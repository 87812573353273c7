import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ConditionCase, randomCases, truthOfCase } from '@sestante/questionnaire/random-conditions';
import { count } from './figures';
import { expect, test } from './journey';
import { fits, PHONE } from './phone';
import { accept, next, questionnaire, title } from './questionnaires';

const DIST = join(import.meta.dirname, '../dist');
const LIBRARY = join(import.meta.dirname, '../../../libs/questionnaire');
/** Bytes of compressed script and style that the page loads. */
const BUDGET = 130_000;
/**
 * Milliseconds to the first question on a processor that is four times slower, with an empty cache, at the fastest of some tries. The
 * goal is 1000: the limit is above, because these browsers do not optimize scripts and share the machine with other tests.
 */
const FIRST_QUESTION_MS = 2000;

for (const colorScheme of ['light', 'dark'] as const)
  test(`every screen is accessible at every width, ${colorScheme}`, async ({ open, guard, make }) => {
    const { link } = await questionnaire(make);
    const widths = { 360: 640, 390: 844, 1280: 800, 1440: 900 };
    for (const [width, height] of Object.entries(widths)) {
      const page = await open(link, { viewport: { width: Number(width), height }, colorScheme });
      await expect(title(page)).toBeVisible();
      const inspect = async () => {
        await fits(page);
        await guard.inspect(page);
      };
      if (width === '360') {
        await inspect();
        await next(page);
        await inspect();
        await accept(page);
      }
      await inspect();
      await page.evaluate(() => history.pushState({ screen: 'question', code: 'policies.list' }, ''));
      await page.reload();
      await expect(page.getByText('Quali polizze ha oggi?')).toBeVisible();
      await page.getByLabel('Aggiunga una polizza: che cosa copre?').selectOption('health');
      await page.getByRole('button', { name: 'Aggiunga' }).click();
      await page.getByText('Che cosa esclude, se lo sa').last().click();
      await inspect();
      await page.evaluate(() => history.pushState({ screen: 'review' }, ''));
      await page.reload();
      await page.getByRole('button', { name: 'Invii le risposte' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await inspect();
    }
    // 200 % zoom of a window of 1280 by 800.
    const zoomed = await open(link, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, colorScheme });
    await expect(title(zoomed)).toBeVisible();
    await fits(zoomed);
    await guard.inspect(zoomed);
  });

test(`script and style of the page are at most ${BUDGET / 1000} kB compressed`, () => {
  const manifest: Record<string, { file: string; css?: string[] }> = JSON.parse(
    readFileSync(join(DIST, '.vite/questionario.json'), 'utf8'),
  );
  const files = new Set(Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]));
  let bytes = 0;
  for (const file of files) if (/\.(js|css)$/.test(file)) bytes += gzipSync(readFileSync(join(DIST, file))).length;
  count('page of a questionnaire, kB gzip', Math.round(bytes / 1000));
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test(`on a slow phone the first question is there within ${FIRST_QUESTION_MS} ms`, async ({ open, browse, make }) => {
  const { link } = await questionnaire(make);
  await accept(await open(link, PHONE));
  let fastest = Infinity;
  for (let tries = 0; tries < 5; tries += 1) {
    // A browser context of its own has nothing in its cache.
    const context = await browse(PHONE);
    await context.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (document.querySelector('[data-question]') === null) return;
        watch.disconnect();
        requestAnimationFrame(() => performance.mark('question'));
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(link);
    await expect(page.locator('[data-question]')).toBeVisible();
    const time = await page.evaluate(() => performance.getEntriesByName('question')[0]?.startTime ?? Infinity);
    fastest = Math.min(fastest, time);
    await context.close();
  }
  count('first question of a questionnaire at a quarter of the speed, ms', Math.round(fastest));
  expect(fastest).toBeLessThanOrEqual(FIRST_QUESTION_MS);
});

test('conditions have the same truth in Node and in the browser', async ({ open }) => {
  const page = await open('/questionario');
  const library = join(LIBRARY, 'dist');
  const cases: (ConditionCase & { truth: boolean | null })[] = JSON.parse(readFileSync(join(LIBRARY, 'src/condition-cases.json'), 'utf8'));
  for (const file of globSync('*.js', { cwd: library }))
    await page.route(`**/questionnaire-library/${file}`, (route) =>
      route.fulfill({ path: join(library, file), contentType: 'text/javascript' }),
    );
  const random = randomCases(10_000);
  const inBrowser = await page.evaluate(
    async (all) => {
      const path = '/questionnaire-library/random-conditions.js';
      const browser = (await import(path)) as { truthOfCase: (one: unknown) => boolean | null };
      return all.map(browser.truthOfCase);
    },
    [...cases, ...random],
  );
  expect(inBrowser.slice(0, cases.length)).toEqual(cases.map(({ truth }) => truth));
  expect(inBrowser.slice(cases.length)).toEqual(random.map(truthOfCase));
  expect(new Set(inBrowser).size).toBe(3);
});
