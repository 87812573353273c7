import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { GIULIA } from './people';

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
const saved = (page: Page) => page.waitForURL(/\/clienti\/[0-9a-f-]{36}$/);

test('a private person, from the list, with the keys alone', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { level: 1, name: 'Nuovo cliente' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('radio', { name: /Retail/ }).focus();
  await page.keyboard.press('Tab');
  await expect(field(page, 'Codice fiscale')).toBeFocused();
  await page.keyboard.type('rss mra 85t10 a562s');
  await page.keyboard.press('Tab');
  await expect(field(page, 'Codice fiscale')).toHaveValue('RSSMRA85T10A562S');
  await expect(page.getByText('Valido', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(field(page, 'Nome')).toBeFocused();
  await page.keyboard.type('Mario');
  await page.keyboard.press('Tab');
  await page.keyboard.type(lastName);
  await page.keyboard.press('Tab');
  await page.keyboard.type('10/12/1985');
  await field(page, 'Email').focus();
  await page.keyboard.type(`Mario.${lastName}@Posta.example`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(field(page, 'Telefono')).toBeFocused();
  await page.keyboard.type('0115551234');
  await page.keyboard.press('Control+s');
  await saved(page);
  await expect(page.getByRole('heading', { level: 1, name: `Mario ${lastName}` })).toBeVisible();
  await expect(page.getByRole('status').getByText(`Mario ${lastName}: cliente creato`)).toBeVisible();
  await expect(page.getByText('+39 011 5551234')).toBeVisible();
  await guard.inspect(page);
  const client = await make.read(page.url().slice(-36));
  expect(client).toMatchObject({ type: 'retail', fiscalCode: 'RSSMRA85T10A562S', birthDate: '1985-12-10', phone: '+390115551234' });
});

test('a professional and a company, each with what their type asks for', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti/nuovo?tipo=professional');
  await field(page, 'Nome').fill('Laura');
  await field(page, 'Cognome').fill(lastName);
  await page.getByRole('combobox', { name: 'Professione' }).fill('Architetto');
  await field(page, 'Partita IVA').fill('00743110158');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/La partita IVA non torna/)).toBeVisible();
  await field(page, 'Email').fill('laura(chiocciola)posta');
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await expect(page.getByRole('button', { name: '2 campi da correggere' })).toBeVisible();
  await expect(field(page, 'Partita IVA')).toBeFocused();
  await guard.inspect(page);
  await field(page, 'Partita IVA').fill('00743110157');
  await field(page, 'Email').fill('laura@posta.example');
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await saved(page);
  await guard.inspect(page);

  await page.goto('/clienti/nuovo');
  await page.getByRole('radio', { name: /Corporate/ }).check();
  await expect(page).toHaveURL(/tipo=corporate/);
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await expect(page.getByText('Scrivi la ragione sociale')).toBeVisible();
  await expect(field(page, 'Ragione sociale')).toBeFocused();
  await field(page, 'Ragione sociale').fill(`${lastName} S.r.l.`);
  await field(page, 'Fatturato annuo').fill('1.234.567,50');
  await field(page, 'Dipendenti').fill('12');
  await page.getByRole('checkbox', { name: 'Senza email' }).check();
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await saved(page);
  await expect(page.getByText('€ 1.234.567,50')).toBeVisible();
  const [company] = await make.find(`${lastName} S.r.l.`);
  expect(company).toMatchObject({ type: 'corporate', email: null, annualRevenue: { amount: '1234567.50' }, employeeCount: 12 });
});

test('missing names are refused in their place, an odd fiscal code is only warned of', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, `/clienti/nuovo?nome=${lastName}`);
  await expect(field(page, 'Nome')).toHaveValue(lastName);
  await field(page, 'Nome').fill('');
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  for (const text of ['Scrivi il nome', 'Scrivi il cognome', 'Scrivi un’email, oppure spunta “Senza email”']) {
    await expect(page.getByText(text)).toBeVisible();
  }
  await expect(page.getByRole('button', { name: '3 campi da correggere' })).toBeVisible();
  await guard.inspect(page);
  await field(page, 'Nome').fill('Mario');
  await field(page, 'Cognome').fill(lastName);
  await field(page, 'Email').fill('mario@posta.example');
  await field(page, 'Codice fiscale').fill('RSSMRA85T10A562X');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/Il carattere di controllo non torna/)).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await saved(page);
});

test('a double click makes one client, also when the answer got lost on the way', async ({ as, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti/nuovo');
  await field(page, 'Nome').fill('Doppio');
  await field(page, 'Cognome').fill(lastName);
  await field(page, 'Email').fill('doppio@posta.example');
  let lost = 0;
  await page.route('**/api/v1/clients', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
    lost += 1;
    // The server creates the client, but its response is lost.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Salva cliente' }).dblclick();
  await expect(page.getByRole('alert').getByText('Il server non risponde')).toBeVisible();
  expect(lost).toBe(1);
  await expect(field(page, 'Cognome')).toHaveValue(lastName);
  await page.getByRole('button', { name: 'Salva cliente' }).dblclick();
  await saved(page);
  expect(await make.find(lastName)).toHaveLength(1);
});

test('a lost connection keeps everything that was typed', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti/nuovo');
  await field(page, 'Nome').fill('Rete');
  await field(page, 'Cognome').fill(lastName);
  await field(page, 'Email').fill('rete@posta.example');
  await page.context().setOffline(true);
  await expect(page.getByText('Sei offline.')).toBeVisible();
  await page.getByRole('button', { name: 'Salva cliente' }).click();
  await expect(page.getByRole('alert').getByText('Il server non risponde')).toBeVisible();
  await guard.inspect(page);
  await expect(field(page, 'Cognome')).toHaveValue(lastName);
  await page.context().setOffline(false);
  await page.getByRole('alert').getByRole('button', { name: 'Riprova' }).click();
  await saved(page);
  expect(await make.find(lastName)).toHaveLength(1);
});

test('"Salva e aggiungi un altro" goes on with the same type', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti/nuovo?tipo=professional');
  for (const firstName of ['Primo', 'Secondo']) {
    await field(page, 'Nome').fill(firstName);
    await field(page, 'Cognome').fill(lastName);
    await field(page, 'Email').fill(`${firstName.toLowerCase()}@posta.example`);
    await page.getByRole('button', { name: 'Salva e aggiungi un altro' }).click();
    await expect(page.getByRole('status').getByText(`${firstName} ${lastName}: cliente creato`)).toBeVisible();
    await expect(field(page, 'Nome')).toHaveValue('');
    await expect(page.getByRole('radio', { name: /Professional/ })).toBeChecked();
  }
  await guard.inspect(page);
  expect((await make.find(lastName)).map(({ type }) => type)).toEqual(['professional', 'professional']);
});

test('changing the type keeps what both have, and says what the other has not', async ({ as, guard }) => {
  const page = await as(GIULIA, '/clienti/nuovo?tipo=professional');
  await field(page, 'Cognome').fill('Ferri');
  await field(page, 'Partita IVA').fill('00743110157');
  await page.getByRole('radio', { name: /Professional/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: /Retail/ })).toBeChecked();
  await expect(field(page, 'Cognome')).toHaveValue('Ferri');
  await expect(page.getByRole('status').getByText(/Un cliente Retail non ha: partita IVA/)).toBeVisible();
  await guard.inspect(page);
});

test('unsaved work is asked about before it is left', async ({ as, guard }) => {
  const page = await as(GIULIA, '/clienti');
  await page
    .getByRole('main')
    .getByRole('link', { name: /Nuovo cliente/ })
    .click();
  await field(page, 'Nome').fill('Sospeso');
  await page.getByRole('navigation', { name: 'Percorso' }).getByRole('link', { name: 'Clienti' }).click();
  const dialog = page.getByRole('dialog', { name: 'Uscire senza salvare?' });
  await expect(dialog.getByRole('button', { name: 'Resta qui' })).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(field(page, 'Nome')).toHaveValue('Sospeso');

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  await page.goBack({ waitUntil: 'commit' }).catch(() => null);
  await dialog.getByRole('button', { name: 'Esci senza salvare' }).click();
  await expect(page.getByRole('grid', { name: 'Clienti' })).toBeVisible();
});
