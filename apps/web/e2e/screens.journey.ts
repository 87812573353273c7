import { expect, test } from './journey';
import { GIULIA } from './people';
import { fits, PHONE } from './phone';

const SETTINGS = [
  '/impostazioni/agenzia',
  '/impostazioni/utenti',
  '/impostazioni/ruoli',
  '/impostazioni/tipi',
  '/impostazioni/esiti',
  '/impostazioni/tag',
  '/impostazioni/crm',
  '/impostazioni/privacy',
  '/impostazioni/privacy/nuova',
  '/impostazioni/questionari',
  '/impostazioni/posta',
  '/impostazioni/sicurezza',
  '/impostazioni/scheda',
];
const WORK = ['/', '/azioni', '/agenda/giorno/2026-11-24', '/agenda/settimana/2026-11-24', '/agenda/mese/2026-11-24', '/statistiche'];

test('on a phone: cards, the bar under the thumb, a new client', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti?q=rossi+mario', PHONE);
  await expect(page.getByRole('row', { name: /Mario Rossi/ }).first()).toBeVisible();
  // Two lines each, with the content of all columns.
  await expect(page.getByRole('row', { name: /Mario Rossi/ }).first()).toContainText(/Retail.*@/);
  await fits(page);
  await guard.inspect(page);
  const bar = page.getByRole('navigation', { name: 'Principale' }).last();
  await bar.getByRole('button', { name: 'Altro' }).tap();
  await expect(page.getByRole('dialog').getByRole('link', { name: 'Cestino' })).toBeVisible();
  await guard.inspect(page);
  await page.keyboard.press('Escape');

  await bar.getByRole('link', { name: 'Nuovo cliente' }).tap();
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Tocco');
  await page.getByRole('textbox', { name: 'Cognome', exact: true }).fill(lastName);
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill('tocco@posta.example');
  await fits(page);
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Salva cliente' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: `Tocco ${lastName}` })).toBeVisible();
  await fits(page);
  // The button of the menu does not stand alone on a second line.
  const [edit, more] = [page.getByRole('link', { name: 'Modifica', exact: true }), page.getByRole('button', { name: 'Altre azioni' })];
  const tops = async () => new Set([(await edit.boundingBox())?.y, (await more.boundingBox())?.y]);
  await expect.poll(async () => (await tops()).size).toBe(1);
  await guard.inspect(page);
});

test('at 320 px nothing has to be scrolled sideways', async ({ as, open, make }) => {
  const narrow = { viewport: { width: 320, height: 640 } };
  const { id } = await make.client({ email: 'un.indirizzo.piuttosto.lungo@un-dominio-piuttosto-lungo.example', notes: 'a'.repeat(300) });
  await fits(await open('/accesso', narrow));
  await fits(await open('/reimposta-password', narrow));
  const page = await as(GIULIA, '/clienti', narrow);
  for (const path of [
    '/clienti',
    '/clienti/nuovo',
    `/clienti/${id}`,
    `/clienti/${id}/modifica`,
    '/prospect',
    '/prospect/nuovo',
    '/cestino',
    '/importa',
    '/profilo',
    '/notifiche',
    `/clienti/${id}/crm`,
    ...WORK,
    ...SETTINGS,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await fits(page);
    // The bar of the settings shows where the page is, however far to the right.
    if (SETTINGS.includes(path))
      await expect(page.getByRole('navigation', { name: 'Impostazioni' }).locator('[aria-current="page"]')).toBeInViewport({ ratio: 1 });
  }
});

test('in the dark every page keeps its contrast', async ({ as, open, guard, make }) => {
  const dark = { colorScheme: 'dark' } as const;
  const { id } = await make.client({ notes: 'Preferisce il telefono.', source: 'Fiera', email: 'scuro@posta.example' });
  const login = await open('/accesso', dark);
  await guard.inspect(login);
  const page = await as(GIULIA, '/clienti?q=rossi', dark);
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await guard.inspect(page);
  for (const path of [
    '/clienti/nuovo',
    `/clienti/${id}`,
    `/clienti/${id}/modifica`,
    '/prospect',
    '/prospect?vista=elenco',
    '/importa',
    '/profilo',
    '/notifiche',
    `/clienti/${id}/crm`,
    ...WORK,
    ...SETTINGS,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await guard.inspect(page);
  }
});

test('between phone and desk the sidebar is a rail of icons with names', async ({ as, guard }) => {
  const page = await as(GIULIA, '/clienti?q=rossi', { viewport: { width: 900, height: 700 } });
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expect(page.getByRole('button', { name: /Giulia Ferraris/ })).toBeVisible();
  await fits(page);
  await guard.inspect(page);
});
