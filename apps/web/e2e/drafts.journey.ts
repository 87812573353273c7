import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { GIULIA } from './people';

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
const drafts = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sestante-bozza')).length);
/** Accepts the browser's confirmation on leaving a changed form. */
const acceptDialogs = (page: Page) => page.on('dialog', (dialog) => void dialog.accept());

test('what was typed is there again, and goes when the reader says so or logs out', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const page = await as(GIULIA, '/clienti/nuovo?tipo=professional');
  acceptDialogs(page);
  await field(page, 'Cognome').fill(lastName);
  await page.getByRole('combobox', { name: 'Professione' }).fill('Notaio');
  await expect(page.getByRole('status').getByText('Bozza salvata')).toBeVisible();
  await page.goto('/clienti/nuovo');
  await expect(page.getByText('Abbiamo ripreso quello che avevi scritto')).toBeVisible();
  await expect(page.getByRole('radio', { name: /Professional/ })).toBeChecked();
  await expect(field(page, 'Cognome')).toHaveValue(lastName);
  await expect(page.getByRole('combobox', { name: 'Professione' })).toHaveValue('Notaio');
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Elimina la bozza' }).click();
  await expect(field(page, 'Cognome')).toHaveValue('');
  expect(await drafts(page)).toBe(0);

  await field(page, 'Cognome').fill(lastName);
  await expect(page.getByRole('status').getByText('Bozza salvata')).toBeVisible();
  expect(await drafts(page)).toBe(1);
  await page.goto('/uscita');
  await expect(page).toHaveURL(/accesso/);
  expect(await drafts(page)).toBe(0);
});

test('a draft upon an older version takes nothing back that others have written since', async ({ as, guard, make }) => {
  const client = await make.client({ email: 'prima@posta.example', source: 'Passaparola' });
  const page = await as(GIULIA, `/clienti/${client.id}/modifica`);
  acceptDialogs(page);
  await field(page, 'Email').fill('bozza@posta.example');
  await expect(page.getByRole('status').getByText('Bozza salvata')).toBeVisible();
  await make.change(client, { source: 'Convegno' });
  guard.allow(412, new RegExp(client.id));
  await page.goto(`/clienti/${client.id}/modifica`);
  await expect(field(page, 'Email')).toHaveValue('bozza@posta.example');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').getByText('Modifiche salvate')).toBeVisible();
  expect(await make.read(client.id)).toMatchObject({ email: 'bozza@posta.example', source: 'Convegno' });
  expect(await drafts(page)).toBe(0);
});
