import { readFile } from 'node:fs/promises';
import { expect, test } from './journey';
import { GIULIA } from './people';

test('a list is saved under a name, changed, brought back, deleted and had again', async ({ as, guard, make }) => {
  const name = make.surname();
  const page = await as(GIULIA, '/clienti?tipo=corporate&ord=-creato');
  await page.getByRole('button', { name: 'Salva come vista…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Salva come vista' });
  await expect(dialog.getByLabel('Nome')).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Scrivi un nome')).toBeVisible();
  await dialog.getByLabel('Nome').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const pinned = page.getByRole('region', { name: 'Preferiti' }).getByRole('link', { name: new RegExp(name) });
  await expect(pinned).toBeVisible();

  await page.getByRole('button', { name: 'I miei' }).click();
  await expect(page.getByText('Vista modificata')).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Ripristina' }).click();
  await expect(page.getByText('Vista modificata')).toHaveCount(0);

  await page.getByRole('button', { name: 'Colonne' }).click();
  const columns = page.getByRole('dialog', { name: 'Colonne e densità' });
  await columns.getByRole('checkbox', { name: 'Settore' }).click();
  await columns.getByRole('button', { name: 'Sposta Settore prima' }).click();
  await guard.inspect(page);
  await columns.getByRole('button', { name: 'Fatto' }).click();
  await expect(page.getByRole('columnheader').nth(-3)).toHaveText('Settore');
  await page.getByRole('button', { name: 'Salva vista', exact: true }).click();
  await expect(page.getByText('Vista modificata')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Settore' })).toBeVisible();

  const forget = async () => {
    await page.getByRole('button', { name: `Viste: ${name}` }).click();
    await page.getByRole('menuitem', { name: `Elimina “${name}”` }).click();
    await expect(pinned).toHaveCount(0);
  };
  await forget();
  await page.getByRole('button', { name: 'Annulla' }).click();
  await pinned.click();
  await expect(page.getByRole('columnheader', { name: 'Settore' })).toBeVisible();
  await forget();
});

test('a list of actions is saved, and stands at hand with how many are in it', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  for (const description of ['Chiamare', 'Richiamare']) await make.action(client, { description }, ada);
  await make.action(client, { description: 'Domani', plannedOn: make.day(1) }, ada);
  const page = await as(ada, '/azioni');
  await expect(page.getByRole('row')).toHaveCount(4);
  await page.getByRole('button', { name: 'Viste' }).click();
  await page.getByRole('menuitem', { name: 'Le mie di oggi' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Le mie di oggi' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(3);
  await guard.inspect(page);

  await page.getByRole('searchbox').fill('Richiamare');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Salva come vista…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Salva come vista' });
  await expect(dialog.getByText('Si salvano filtri e ordine, non le azioni che ora ci sono dentro')).toBeVisible();
  await guard.inspect(page);
  await dialog.getByLabel('Nome').fill('Da richiamare oggi');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Da richiamare oggi' })).toBeVisible();
  const pinned = page.getByRole('region', { name: 'Preferiti' }).getByRole('link', { name: /Da richiamare oggi/ });
  await expect(pinned).toContainText('1');

  // The list follows the change: the action is postponed, and the list is empty.
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('r');
  await page.getByRole('dialog').getByRole('button', { name: 'Domani' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Riprogramma' }).click();
  await expect(pinned).toContainText('0');
  await page.goto('/azioni');
  await pinned.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Da richiamare oggi' })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('Richiamare');
  await expect(page.getByText('Vista modificata')).toHaveCount(0);
  await page.getByRole('link', { name: 'Tutte' }).click();
  await expect(page.getByText('Vista modificata')).toBeVisible();
  await page.getByRole('button', { name: 'Ripristina' }).click();
  await expect(page.getByText('Vista modificata')).toHaveCount(0);
});

test('a list goes into a file, and its records are opened one after the other', async ({ as, make }) => {
  const name = make.surname();
  for (const first of ['Ada', 'Bea', 'Cora']) await make.client({ firstName: first, lastName: name });
  const page = await as(GIULIA, `/clienti?q=${name}&ord=nome`);
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(3);
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Esporta' }).click();
  const file = await readFile(await (await downloaded).path(), 'utf8');
  expect(file.trim().split('\n')).toHaveLength(4);
  expect(file).toContain(name);

  await page.getByRole('link', { name: `Ada ${name}` }).click();
  await expect(page.getByText('1 di 3')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { level: 1, name: `Bea ${name}` })).toBeVisible();
  await page.getByRole('link', { name: 'Successivo (J)' }).click();
  await expect(page.getByText('3 di 3')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('row', { name: new RegExp(`Cora ${name}`) })).toBeFocused();
});
