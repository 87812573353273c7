import type { Page } from '@playwright/test';
import { createAgencyByCommand } from './agencies';
import { expect, test } from './journey';
import { GIULIA } from './people';

/** Visible names, from the top. */
const names = (page: Page) =>
  page.getByRole('grid', { name: 'Clienti' }).getByRole('link').filter({ hasNotText: 'Pianifica' }).allInnerTexts();

test('finds "rossi mario" without touching the mouse, and Back returns to the same row', async ({ as, guard }) => {
  const page = await as(GIULIA, '/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await guard.inspect(page);

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('rossi mario');
  await expect(page).toHaveURL(/\?q=rossi(\+|%20)mario$/);
  await expect(page.getByRole('row').nth(1)).toContainText('Mario Rossi');
  await expect(page.getByRole('row').nth(4)).toContainText('Mario Rossi');
  await guard.inspect(page);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').nth(1)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByRole('row').nth(3)).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByRole('row').nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/clienti\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mario Rossi');
  await expect(page).toHaveTitle(/Mario Rossi.* · Sestante$/);

  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('rossi mario');
  await expect(page.getByRole('row').nth(2)).toBeFocused();
});

test('Back returns to the place in a long list', async ({ as }) => {
  const page = await as(GIULIA, '/clienti');
  const row = page.getByRole('row').and(page.locator(':focus'));
  await page.getByRole('row').nth(1).focus();
  // The next page of the list loads while scrolling down.
  await expect(async () => {
    await page.keyboard.press('PageDown');
    expect(Number(await row.getAttribute('aria-rowindex'))).toBeGreaterThan(60);
  }).toPass();
  const index = await row.getAttribute('aria-rowindex');
  const scrolled = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/clienti\/[0-9a-f-]{36}$/);
  // Waits for the page to be shown before going back, as a user would.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goBack();
  await expect(row).toHaveAttribute('aria-rowindex', String(index));
  await expect(row).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => scrollY)) - scrolled)).toBeLessThan(40);
});

test('tabs, filters and order are in the address, and a reload shows the same page', async ({ as, guard, make }) => {
  const lastName = make.surname();
  await make.client({ firstName: 'Anna', lastName });
  await make.client({ firstName: 'Bruno', lastName });
  await make.client({ type: 'professional', firstName: 'Carla', lastName });
  await make.client({ type: 'corporate', companyName: `${lastName} S.p.A.` });
  const page = await as(GIULIA, `/clienti?q=${lastName}`);
  const tab = (name: string) => page.getByRole('navigation', { name: 'Tipo di cliente' }).getByRole('link', { name });
  await expect(tab('Tutti')).toHaveText(/4$/);
  await expect(tab('Retail')).toHaveText(/2$/);
  await expect(tab('Professional')).toHaveText(/1$/);
  await expect(tab('Corporate')).toHaveText(/1$/);

  await tab('Retail').click();
  await expect(page).toHaveURL(/tipo=retail/);
  await expect(page.getByText('2 clienti', { exact: true })).toBeVisible();
  const head = page.getByRole('columnheader', { name: 'Cliente' });
  await expect(head).toHaveAttribute('aria-sort', 'none');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/ord=-nome/);
  await expect.poll(() => names(page)).toEqual([`Bruno ${lastName}`, `Anna ${lastName}`]);

  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Creato da' }).click();
  await page.getByRole('checkbox', { name: /Giulia Ferraris/ }).check();
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/creatore=me/);
  await expect.poll(() => names(page)).toEqual([`Bruno ${lastName}`, `Anna ${lastName}`]);

  const address = page.url();
  await page.reload();
  expect(page.url()).toBe(address);
  await expect.poll(() => names(page)).toEqual([`Bruno ${lastName}`, `Anna ${lastName}`]);
  await expect(tab('Retail')).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('group', { name: 'Filtri' })).toContainText(/Creato da.*Giulia Ferraris/);
  await page.getByRole('button', { name: 'Togli il filtro Creato da' }).click();
  await expect(page).not.toHaveURL(/creatore/);
});

test('an address that makes no sense shows the list all the same', async ({ as }) => {
  const page = await as(GIULIA, '/clienti?tipo=marziano&ord=casuale&dal=domani&ass=%27%3B--&tag=x&q=rossi');
  await expect(page.getByRole('row').nth(1)).toContainText('Rossi');
});

test('a search that finds nobody names what excludes, and offers to create them', async ({ as, guard, make }) => {
  const page = await as(GIULIA, '/clienti?tipo=corporate');
  const nobody = `${make.surname()} ${make.surname()}`;
  await page.getByRole('searchbox').fill(nobody);
  await expect(page.getByRole('heading', { name: `Nessun cliente per «${nobody}»` })).toBeVisible();
  await expect(page.getByRole('link', { name: `Crea cliente «${nobody}»` })).toBeVisible();
  await guard.inspect(page);
  // The search excludes most; the other button of this name is in the search box.
  await page.getByRole('button', { name: 'Svuota la ricerca' }).last().click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expect(page).toHaveURL(/\/clienti\?tipo=corporate$/);
});

test('a new agency is told how to begin', async ({ as, make }) => {
  const ada = await make.agency(createAgencyByCommand);
  const page = await as(ada, '/clienti');
  await expect(page.getByRole('heading', { name: 'Nessun cliente, per ora' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Nuovo cliente' }).first()).toBeVisible();
  await expect(page.getByRole('complementary').getByText(ada.agency)).toBeVisible();
  await page.goto('/cestino');
  await expect(page.getByRole('heading', { name: 'Il cestino è vuoto' })).toBeVisible();
});

test('a server that does not answer is told, and Riprova tries again', async ({ as, guard }) => {
  guard.allow(503, /\/clients/);
  const page = await as(GIULIA, '/profilo');
  await page.route(/\/api\/v1\/clients/, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      body: JSON.stringify({ status: 503, code: 'unavailable', title: 'Service unavailable', traceId: 'prova-503' }),
    }),
  );
  await page
    .getByRole('link', { name: /^Clienti/ })
    .first()
    .click();
  await expect(page.getByRole('status', { name: 'Caricamento' })).toBeVisible();
  await expect(page.getByRole('alert').getByRole('heading', { name: 'Non riusciamo a caricare l’elenco' })).toBeVisible();
  await expect(page.getByRole('alert').getByText('prova-503')).toBeVisible();
  await guard.inspect(page);
  await page.unroute(/\/api\/v1\/clients/);
  await page.getByRole('button', { name: 'Riprova' }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
});
