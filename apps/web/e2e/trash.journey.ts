import { expect, test } from './journey';
import { GIULIA, MARCO } from './people';

test('a client goes to the trash from the list, and Annulla brings it back', async ({ as, guard, make }) => {
  // The pointer still rests on the row, whose page is loaded ahead while the client goes to the trash.
  guard.allow(404, /\/clients\//);
  const lastName = make.surname();
  const client = await make.client({ lastName });
  await make.client({ firstName: 'Altra', lastName });
  const page = await as(GIULIA, `/clienti?q=${lastName}`);
  const row = page.getByRole('row', { name: `Ada ${lastName}` });
  await row.hover();
  await row.getByRole('button', { name: `Azioni su Ada ${lastName}` }).click();
  await guard.inspect(page);
  await page.getByRole('menuitem', { name: 'Sposta nel cestino' }).click();
  await expect(page.getByRole('status').getByText(`Ada ${lastName} è nel cestino`)).toBeVisible();
  await expect(row).toHaveCount(0);
  await guard.inspect(page);
  expect(await make.status('GET', `/clients/${client.id}`)).toBe(404);

  await page.getByRole('button', { name: /^Annulla/ }).click();
  await expect(row).toBeVisible();
  expect(await make.status('GET', `/clients/${client.id}`)).toBe(200);
});

test('the keyboard alone deletes and takes back', async ({ as, make }) => {
  const lastName = make.surname();
  await make.client({ lastName });
  const page = await as(GIULIA, `/clienti?q=${lastName}`);
  const row = page.getByRole('row', { name: `Ada ${lastName}` });
  await row.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: `Nessun cliente per «${lastName}»` })).toBeVisible();
  // The row disappears at once; the undo is offered with the server's response.
  await expect(page.getByRole('status').getByText(`Ada ${lastName} è nel cestino`)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(row).toBeVisible();
});

test('what was deleted waits in the trash of those who could see it', async ({ as, guard, make }) => {
  const lastName = make.surname();
  const client = await make.client({ lastName });
  await make.remove(client);
  const marco = await as(MARCO, '/cestino');
  await expect(marco.getByRole('heading', { level: 1, name: 'Cestino' })).toBeVisible();
  await expect(marco.getByText(lastName)).toHaveCount(0);

  const page = await as(GIULIA, '/cestino');
  const row = page.getByRole('row', { name: lastName });
  await expect(row).toContainText('Giulia Ferraris');
  await guard.inspect(page);
  await row.getByRole('button', { name: 'Ripristina' }).click();
  await expect(page.getByRole('status').getByText(`Ada ${lastName} è di nuovo tra i clienti`)).toBeVisible();
  await expect(row).toHaveCount(0);
  expect((await make.find(lastName)).map(({ id }) => id)).toEqual([client.id]);
});
