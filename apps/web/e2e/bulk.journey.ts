import type { Page } from '@playwright/test';
import { expect, test } from './journey';

test('five hundred clients go to a colleague by filter, with progress, and come back', async ({ as, guard, make }) => {
  test.setTimeout(150_000);
  const ada = await make.agency();
  const bruno = await make.colleague(ada);
  await make.clients(500, {}, ada);
  await make.client({}, ada);
  const his = await as(bruno, '/clienti');
  await expect(his.getByRole('heading', { name: 'Nessun cliente, per ora' })).toBeVisible();

  const page = await as(ada, '/clienti?tipo=corporate');
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('Space');
  const bar = page.getByRole('toolbar', { name: 'Azioni sui clienti selezionati' });
  await expect(bar).toContainText('1 selezionato');
  await bar.getByRole('button', { name: 'Seleziona tutti i 500' }).click();
  await expect(bar).toContainText('500 selezionati');
  await guard.inspect(page);
  await bar.getByRole('button', { name: 'Assegna' }).click();
  await page.getByRole('combobox', { name: 'Nuovo assegnatario' }).fill(bruno.name);
  await page.getByRole('option', { name: bruno.name }).click();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Assegna 500 clienti' }).click();
  const tray = page.getByRole('region', { name: 'Attività in corso' });
  await expect(tray).toContainText(bruno.name);
  await expect(tray.getByText(`500 clienti assegnati a ${bruno.name}`)).toBeVisible({ timeout: 60_000 });
  await guard.inspect(page);

  await his.reload();
  await expect(his.getByText('500 clienti', { exact: true })).toBeVisible();
  await his.getByRole('button', { name: 'Notifiche: 1 da leggere' }).click();
  await guard.inspect(his);
  await his.getByRole('menuitem', { name: /ti ha assegnato 500 clienti/ }).click();
  await expect(his).toHaveURL(/ass=me/);
  await expect(his.getByRole('button', { name: 'I miei' })).toHaveAttribute('aria-pressed', 'true');
  await expect(his.getByRole('button', { name: 'Notifiche', exact: true })).toBeVisible();

  await tray.getByRole('button', { name: 'Annulla' }).click();
  await expect(tray.getByText('500 clienti riportati come prima')).toBeVisible({ timeout: 60_000 });
  await his.goto('/clienti');
  await expect(his.getByRole('heading', { name: 'Nessun cliente, per ora' })).toBeVisible();
  await his.goto('/notifiche');
  await expect(his.getByRole('grid', { name: 'Notifiche' }).getByText(/ha passato ad altri 500 clienti/)).toBeVisible();
});

test('all that match are those with the name as it is written, and are counted before anything is done', async ({ as, guard, make }) => {
  guard.allow(409, /\/clients\/bulk$/);
  const ada = await make.agency();
  for (const firstName of ['Anna', 'Bea']) await make.client({ firstName, lastName: 'Zanbrattini' }, ada);
  const bar = (page: Page) => page.getByRole('toolbar', { name: 'Azioni sui clienti selezionati' });
  const everybody = async (q: string) => {
    const page = await as(ada, `/clienti?q=${q}`);
    await page.getByRole('row', { name: /Anna Zanbrattini/ }).focus();
    await page.keyboard.press('Space');
    await bar(page).getByRole('button', { name: 'Seleziona tutti i 2' }).click();
    await bar(page).getByRole('button', { name: 'Elimina' }).click();
    return page;
  };

  const similar = await everybody('Zanbrattino');
  await expect(similar.getByRole('dialog', { name: 'Nessuno corrisponde esattamente' })).toBeVisible();
  await guard.inspect(similar);
  await similar.getByRole('button', { name: 'Ho capito' }).click();
  await expect(similar.getByRole('dialog')).toHaveCount(0);

  const exact = await everybody('Zanbrattini');
  await expect(exact.getByRole('button', { name: 'Elimina 2 clienti' })).toBeVisible();
  await make.client({ firstName: 'Carla', lastName: 'Zanbrattini' }, ada);
  await exact.getByRole('button', { name: 'Elimina 2 clienti' }).click();
  await expect(exact.getByRole('dialog').getByRole('alert')).toContainText('il numero di quelli che corrispondono è cambiato');
  await guard.inspect(exact);
  await exact.getByRole('button', { name: 'Annulla' }).click();
  await bar(exact).getByRole('button', { name: 'Elimina' }).click();
  await exact.getByRole('button', { name: 'Elimina 3 clienti' }).click();
  await expect(exact.getByRole('region', { name: 'Attività in corso' }).getByText('3 clienti nel cestino')).toBeVisible();
});

test('what cannot be done to one of many is told with its reason; the keyboard alone chooses, tags and takes back', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'collaborator', 'agency');
  await make.tag('Da chiamare', ada);
  await make.client({ firstName: 'Anna', lastName: 'Di Ada' }, ada);
  await make.client({ firstName: 'Anna', lastName: 'Di Bruno' }, bruno);
  const page = await as(bruno, '/clienti');
  const row = page.getByRole('row', { name: 'Anna Di Ada' });
  const bar = page.getByRole('toolbar', { name: 'Azioni sui clienti selezionati' });
  const tray = page.getByRole('region', { name: 'Attività in corso' });
  const both = async () => {
    await row.focus();
    await expect(row).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(bar).toContainText('2 selezionati');
  };
  await both();
  await expect(bar.getByRole('button', { name: 'Assegna' })).toHaveAttribute('title', /Il tuo ruolo non può assegnare/);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  await both();
  await bar.getByRole('button', { name: 'Aggiungi tag' }).press('Enter');
  await page.getByRole('checkbox', { name: 'Da chiamare' }).press('Space');
  await page.getByRole('dialog').getByRole('button', { name: 'Aggiungi tag' }).press('Enter');
  await expect(tray.getByText('2 clienti ora con “Da chiamare”')).toBeVisible();
  await expect(row).toContainText('Da chiamare');
  await tray.getByRole('button', { name: 'Chiudi' }).click();

  await both();
  await bar.getByRole('button', { name: 'Elimina' }).press('Enter');
  await page.getByRole('button', { name: 'Elimina 2 clienti' }).press('Enter');
  await expect(tray.getByText('1 cliente nel cestino')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Anna Di Bruno' })).toHaveCount(0);
  await tray.getByRole('button', { name: '1 non cambiato' }).click();
  const refused = page.getByRole('dialog');
  await expect(refused.getByRole('listitem')).toContainText(/Anna Di Ada.*Puoi eliminare solo quelli che hai creato tu/s);
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(refused).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(tray.getByText('1 cliente riportato come prima')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Anna Di Bruno' })).toBeVisible();
});

test('the assignee is changed on the profile, and both people can tell', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada);
  const { id } = await make.client({ firstName: 'Anna', lastName: 'Passata' }, ada);
  const page = await as(ada, `/clienti/${id}`);
  await page.getByRole('button', { name: 'Cambia l’assegnatario' }).click();
  await expect(page.getByRole('combobox', { name: 'Assegnatario' })).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.insertText(bruno.name);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').getByText(`Ora lo segue ${bruno.name}`)).toBeVisible();
  await expect(page.getByRole('list', { name: 'In breve' })).toContainText(bruno.name);
  const his = await as(bruno, '/notifiche');
  await his.getByRole('link', { name: /ti ha assegnato Anna Passata/ }).click();
  await expect(his.getByRole('heading', { level: 1 })).toContainText('Anna Passata');
  // Collaborators may not assign clients.
  await expect(his.getByRole('button', { name: 'Cambia l’assegnatario' })).toHaveCount(0);
});
