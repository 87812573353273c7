import { expect, test } from './journey';
import { ELENA, GIULIA } from './people';

test('an edit is saved, and the history tells it field by field', async ({ as, guard, make }) => {
  const client = await make.client({ email: 'prima@posta.example', source: 'Passaparola' });
  const page = await as(GIULIA, `/clienti/${client.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(client.displayName);
  await guard.inspect(page);
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { level: 1, name: `Modifica ${client.displayName}` })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill('dopo@posta.example');
  await page.getByRole('combobox', { name: 'Fonte' }).fill('Convegno');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').getByText('Modifiche salvate')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/clienti/${client.id}$`));
  const history = page.getByRole('region', { name: 'Storia' });
  await expect(history.getByText('Email da prima@posta.example a dopo@posta.example')).toBeVisible();
  await expect(history.getByText('Fonte da Passaparola a Convegno')).toBeVisible();
  await expect(history.getByText(/Giulia Ferraris/).first()).toBeVisible();
  await history.getByRole('button', { name: 'Passaggi' }).click();
  await expect(history.getByText('Scheda creata')).toBeVisible();
  await expect(history.getByText('Fonte da')).toHaveCount(0);
  await guard.inspect(page);
});

test('the notes are written where they are read', async ({ as, guard, make }) => {
  const { id } = await make.client();
  const page = await as(GIULIA, `/clienti/${id}`);
  await page.getByRole('button', { name: 'Modifica: note' }).click();
  const notes = page.getByRole('textbox', { name: 'Note' });
  await expect(notes).toBeFocused();
  await notes.fill('Chiamare dopo le 17.\nHa due figli.');
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Salva note' }).click();
  await expect(page.getByRole('button', { name: 'Modifica: note' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('region', { name: 'Note' }).getByText('Ha due figli.')).toBeVisible();
});

test('what only one of two has touched comes together without a word', async ({ as, guard, make }) => {
  guard.allow(412, /\/clients\//);
  const { id } = await make.client({ email: 'prima@posta.example', source: 'Passaparola' });
  const page = await as(GIULIA, `/clienti/${id}/modifica`);
  await page.getByRole('combobox', { name: 'Fonte' }).fill('Convegno');
  await make.change({ id }, { email: 'elena@posta.example' }, ELENA);
  await page.getByRole('button', { name: 'Salva', exact: false }).first().click();
  await expect(page.getByRole('status').getByText('Modifiche salvate')).toBeVisible();
  expect(await make.read(id)).toMatchObject({ email: 'elena@posta.example', source: 'Convegno' });
});

test('two people change the same fields: the second chooses between both values', async ({ as, guard, make }) => {
  guard.allow(412, /\/clients\//);
  const { id } = await make.client({ email: 'prima@posta.example', source: 'Passaparola', phone: '+390115550000' });
  const giulia = await as(GIULIA, `/clienti/${id}/modifica`);
  const elena = await as(ELENA, `/clienti/${id}/modifica`);
  for (const [page, email, source] of [
    [elena, 'elena@posta.example', 'Fiera'],
    [giulia, 'giulia@posta.example', 'Convegno'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Email', exact: true }).fill(email);
    await page.getByRole('combobox', { name: 'Fonte' }).fill(source);
    await page.keyboard.press('Control+s');
    if (page === elena) await expect(page.getByRole('status').getByText('Modifiche salvate')).toBeVisible();
  }
  const dialog = giulia.getByRole('dialog', { name: 'Modifica concorrente' });
  await expect(dialog).toContainText('Elena Riva ha cambiato 2 campi');
  const email = dialog.getByRole('group', { name: 'Email' });
  await expect(email).toContainText('giulia@posta.example');
  await expect(email).toContainText('elena@posta.example');
  await guard.inspect(giulia);
  await dialog.getByRole('group', { name: 'Fonte' }).getByRole('radio', { name: /Fiera/ }).check();
  await dialog.getByRole('button', { name: 'Salva scelte' }).click();
  await expect(giulia.getByRole('status').getByText('Modifiche salvate')).toBeVisible();
  expect(await make.read(id)).toMatchObject({ email: 'giulia@posta.example', source: 'Fiera', phone: '+390115550000' });
});

test('a client that was deleted meanwhile is told, and nothing typed is thrown away', async ({ as, guard, make }) => {
  guard.allow(404, /\/clients\//);
  const client = await make.client();
  const page = await as(GIULIA, `/clienti/${client.id}/modifica`);
  await page.getByRole('combobox', { name: 'Fonte' }).fill('Convegno');
  await make.remove(client);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert').getByText(/Non trovato/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Fonte' })).toHaveValue('Convegno');
  await guard.inspect(page);
});

test('Elimina on the profile leads to the list, and Annulla brings the client back', async ({ as, guard, make }) => {
  const client = await make.client();
  const page = await as(GIULIA, `/clienti/${client.id}`);
  await page.getByRole('button', { name: 'Altre azioni' }).click();
  await guard.inspect(page);
  await page.getByRole('menuitem', { name: 'Elimina' }).click();
  await expect(page).toHaveURL(/\/clienti$/);
  expect(await make.status('GET', `/clients/${client.id}`)).toBe(404);
  await page.getByRole('button', { name: /^Annulla/ }).click();
  await expect(page.getByRole('status').getByText(`${client.displayName} è di nuovo tra i clienti`)).toBeVisible();
  expect(await make.status('GET', `/clients/${client.id}`)).toBe(200);
});
