import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { GIULIA } from './people';

/** Returns the Tab stops by role or tag and name, until the focus cycles or leaves the page. */
async function stops(page: Page, max: number): Promise<string[]> {
  const found: string[] = [];
  for (let presses = 0; presses < max; presses++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
          ? element.labels
          : null;
      const name = element.getAttribute('aria-label') ?? (labels?.[0] ?? element).textContent;
      return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${name?.trim().replace(/\s+/g, ' ') ?? ''}`;
    });
    if (name === null) break;
    found.push(name);
  }
  return found;
}

test('Tab begins with the skip link and reaches everything on the list, whose rows are one stop', async ({ as }) => {
  const page = await as(GIULIA, '/clienti?q=rossi+mario');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined));
  const found = await stops(page, 60);
  expect(found[0]).toBe('a Salta ai contenuti');
  for (const wanted of [
    /^a Clienti/,
    /^a Cestino/,
    /Giulia Ferraris/,
    /Nuovo cliente/,
    /^a Tutti/,
    /^a Corporate/,
    /^searchbox /,
    /Aggiungi filtro/,
    /^button Cliente/,
  ]) {
    expect(
      found.some((stop) => wanted.test(stop)),
      `${wanted.source} is among ${found.join(', ')}`,
    ).toBe(true);
  }
  expect(found.filter((stop) => stop.startsWith('row '))).toHaveLength(1);

  await page.reload();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('Tab reaches every field of the form and its buttons', async ({ as }) => {
  const page = await as(GIULIA, '/clienti/nuovo?tipo=professional');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /^Altri dati/ }).click();
  await page.getByRole('radio', { name: /Professional/ }).focus();
  const found = await stops(page, 70);
  const fields = await page
    .getByRole('main')
    .locator('input:not([type=radio]):not([type=hidden]), textarea, select')
    .filter({ visible: true })
    .count();
  expect(found.filter((stop) => /^(input|textarea|select|combobox|checkbox|textbox) /.test(stop)).length).toBe(fields);
  for (const wanted of [/Salva cliente/, /Salva e aggiungi un altro/, /^button Annulla/]) {
    expect(
      found.some((stop) => wanted.test(stop)),
      `${wanted.source} is among ${found.join(', ')}`,
    ).toBe(true);
  }
});

test('menus and dialogs close with Esc and give the focus back', async ({ as, guard }) => {
  const page = await as(GIULIA, '/clienti?q=rossi+mario');
  await expect(page.getByRole('row').nth(1)).toBeVisible();

  const user = page.getByRole('button', { name: /Giulia Ferraris/ });
  await user.focus();
  await page.keyboard.press('Enter');
  await expect(inOpenMenu(page)).toHaveCount(1);
  await guard.inspect(page);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(user).toBeFocused();

  const row = page.getByRole('row').nth(1);
  await row.focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Scorciatoie da tastiera' })).toBeVisible();
  await guard.inspect(page);
  // Page shortcuts are inactive under a dialog.
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/clienti\?/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(row).toBeFocused();

  await page.keyboard.press('f');
  await expect(inOpenMenu(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

/** Focus inside the open menu: a menu is visible a moment before it accepts keys. */
const inOpenMenu = (page: Page) => page.locator('[role=menu]:focus, [role=menu] :focus');

test('the key that is pressed right after a menu or a dialog has closed is heard', async ({ as, make }) => {
  const client = await make.client({ source: 'Passaparola' });
  // With animations, which the other journeys disable.
  const page = await as(GIULIA, `/clienti/${client.id}/modifica`, { reducedMotion: 'no-preference' });
  await page.getByRole('combobox', { name: 'Fonte' }).fill('Convegno');
  await page.getByRole('link', { name: 'Cestino' }).click();
  const question = page.getByRole('dialog', { name: 'Uscire senza salvare?' });
  await expect(question.getByRole('button', { name: 'Resta qui' })).toBeFocused();
  await page.keyboard.press('Escape');
  await twoFrames(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').getByText('Modifiche salvate')).toBeVisible();

  await page.goto('/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.getByRole('button', { name: /Giulia Ferraris/ }).press('Enter');
  await expect(inOpenMenu(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await twoFrames(page);
  await page.keyboard.press('c');
  await expect(page).toHaveURL(/\/clienti\/nuovo/);
});

/** Waits a thirtieth of a second: less than a person needs between two keys, and less than a closing animation took. */
const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
