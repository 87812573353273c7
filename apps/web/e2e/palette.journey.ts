import { expect, test } from './journey';

test('by keyboard: a client is found and opened, then is among the recent ones; a prospect likewise', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const client = await make.client({ firstName: 'Carla', email: 'carla@posta.example' }, ada);
  const prospect = await make.prospect({ firstName: 'Piero' }, ada);
  const page = await as(ada, '/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const box = page.getByRole('combobox', { name: 'Cerca clienti, prospect e comandi' });

  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.insertText(client.sortName.slice(0, 5));
  const hit = page.getByRole('option', { name: new RegExp(client.displayName) });
  await expect(hit).toHaveAttribute('aria-selected', 'true');
  await expect(hit).toContainText(/Retail.*Cliente/);
  await guard.inspect(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: client.displayName })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await expect(page.getByRole('group', { name: 'Recenti' }).getByRole('option').first()).toContainText(client.displayName);
  await page.keyboard.insertText(`piero ${prospect.sortName.slice(0, 4)}`);
  await expect(page.getByRole('option', { name: new RegExp(prospect.displayName) })).toContainText('Prospect');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('option', { name: /Apri la scheda/ })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('option')).toContainText([
    'Apri la scheda',
    'Modifica',
    'Pianifica un’azione',
    'Aggiungi uno storico',
    'Copia',
  ]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: new RegExp(prospect.displayName) })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/prospect/${prospect.id}`));
});

test('commands, people, nobody, and a server that is away', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  const page = await as(ada, `/clienti/${client.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const box = page.getByRole('combobox', { name: 'Cerca clienti, prospect e comandi' });
  const open = async (text: string) => {
    await page.keyboard.press('Control+k');
    await expect(box).toBeFocused();
    await page.keyboard.insertText(text);
  };

  await open('>cestino');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/cestino/);

  await open('@ada');
  await expect(page.getByRole('option', { name: /Ada/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/clienti\?ass=me/);

  const nobody = make.surname();
  await open(nobody);
  await page.getByRole('option', { name: `Crea prospect “${nobody}”` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nuovo prospect' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue(nobody);
  await page.goto('/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();

  await page.route('**/api/v1/search?*', (route) => route.abort());
  await open(client.sortName.slice(0, 6));
  await expect(page.getByText('Il server non risponde.')).toBeVisible();
  await guard.inspect(page);
  await page.unroute('**/api/v1/search?*');
  await page.getByRole('dialog').getByRole('button', { name: 'Riprova' }).click();
  await expect(page.getByRole('option', { name: new RegExp(client.displayName) })).toBeVisible();
  await box.press('Control+Enter');
  await expect(page).toHaveURL(new RegExp(`/clienti\\?q=${client.sortName.slice(0, 6)}`));
});

test('single letters can be switched off; what takes Ctrl stays', async ({ as, make }) => {
  const ada = await make.agency();
  await make.client({}, ada);
  const page = await as(ada, '/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Scorciatoie da tastiera' });
  await expect(help.getByText('Cerca o esegui')).toBeVisible();
  await help.getByRole('switch').press('Space');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('c');
  await page.keyboard.press('?');
  await expect(page).toHaveURL(/\/clienti$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Cerca clienti, prospect e comandi' })).toBeFocused();
});

test('what is typed while the palette is still loading stands in its box, and is nobody’s shortcut', async ({ as, make }) => {
  const ada = await make.agency();
  await make.client({}, ada);
  const page = await as(ada, '/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  let arrive = () => {};
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route('**/assets/palette-dialog-*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nuox');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/clienti$/);
  arrive();
  // Types while the code loads, is rendered and takes the focus.
  await page.keyboard.type('vo cliente', { delay: 60 });
  const box = page.getByRole('combobox', { name: 'Cerca clienti, prospect e comandi' });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('nuovo cliente');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Nuovo cliente' })).toBeVisible();
  // Text typed ahead applies to that opening only.
  await page.keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('');
});

test('the word "questionario" finds the questionnaires of a client', async ({ as, guard, make }) => {
  const ada = await make.agency();
  await make.privacyNotice(ada);
  const client = await make.client({ firstName: 'Carla' }, ada);
  const { id } = await make.questionnaire(client, ada);
  const page = await as(ada, '/clienti');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Cerca clienti, prospect e comandi' })).toBeFocused();
  await page.keyboard.insertText(`questionari ${client.sortName.slice(0, 5)}`);
  const hit = page.getByRole('group', { name: 'Questionari' }).getByRole('option', { name: new RegExp(client.displayName) });
  await expect(hit).toContainText('Inviato il');
  await guard.inspect(page);
  await hit.click();
  await expect(page).toHaveURL(new RegExp(`/questionari/${id}`));
});
