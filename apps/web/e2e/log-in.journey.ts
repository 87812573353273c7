import { expect, test } from './journey';
import { GIULIA, MARCO } from './people';

test('a wrong password is told alike, the right one opens the dashboard and lasts over a reload', async ({ open, guard }) => {
  guard.allow(401, /auth\/login$/);
  const page = await open('/accesso');
  await expect(page).toHaveTitle('Accedi · Sestante');
  await expect(page.getByLabel('Email')).toBeFocused();
  await guard.inspect(page);

  await page.getByRole('button', { name: 'Accedi' }).click();
  await expect(page.getByText('Scrivi la tua email')).toBeVisible();

  await page.getByLabel('Email').fill(GIULIA.email);
  await page.getByLabel('Password', { exact: true }).fill('non è questa');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').getByText('Email o password non corrette.')).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await guard.inspect(page);

  // The wrong password is selected, so that typing replaces it.
  await page.keyboard.insertText(GIULIA.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /, Giulia$/ })).toBeVisible();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('region', { name: 'Pipeline prospect' }).getByRole('listitem').first()).toBeVisible();
  await guard.inspect(page);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Attività recenti' }).getByRole('listitem').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Giulia Ferraris/ })).toBeVisible();
});

test('"Resta connesso" decides whether the session outlives the browser', async ({ open }) => {
  for (const stay of [true, false]) {
    const page = await open('/accesso');
    await page.getByLabel('Email').fill(MARCO.email);
    await page.getByLabel('Password', { exact: true }).fill(MARCO.password);
    await page.getByLabel('Resta connesso').setChecked(stay);
    await page.getByRole('button', { name: 'Accedi' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /, Marco$/ })).toBeVisible();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect((cookie?.expires ?? 0) > 0).toBe(stay);
  }
});

test('who follows a link without a session gets there after the log-in, and logs out of every tab', async ({ open }) => {
  const link = '/clienti?q=rossi%20mario&ord=-creato';
  const page = await open(link);
  await expect(page).toHaveURL(/\/accesso\?ritorno=/);
  await page.getByLabel('Email').fill(GIULIA.email);
  await page.getByLabel('Password', { exact: true }).fill(GIULIA.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox')).toHaveValue('rossi mario');
  expect(decodeURIComponent(new URL(page.url()).search.replaceAll('+', ' '))).toBe('?q=rossi mario&ord=-creato');

  const other = await page.context().newPage();
  await other.goto('/cestino');
  await expect(other.getByRole('heading', { level: 1, name: 'Cestino' })).toBeVisible();
  // Both tabs need a new token at the same time: only one asks the server, and neither is logged out.
  await Promise.all([page.reload(), other.reload()]);
  await expect(page.getByRole('grid', { name: 'Clienti' })).toBeVisible();
  await expect(other.getByRole('heading', { level: 1, name: 'Cestino' })).toBeVisible();

  await page.getByRole('button', { name: /Giulia Ferraris/ }).click();
  await page.getByRole('menuitem', { name: 'Esci' }).click();
  await expect(page).toHaveURL(/\/accesso/);
  await expect(other).toHaveURL(/\/accesso/);
  await page.goto('/clienti');
  await expect(page).toHaveURL(/\/accesso\?ritorno=(\/|%2F)clienti/);
});

test('a link to another site does not survive the log-in', async ({ open }) => {
  const page = await open(`/accesso?ritorno=${encodeURIComponent('//altrove.example/clienti')}`);
  await page.getByLabel('Email').fill(GIULIA.email);
  await page.getByLabel('Password', { exact: true }).fill(GIULIA.password);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/');
});
