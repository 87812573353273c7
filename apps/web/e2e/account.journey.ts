import { expect, test } from './journey';

test('a new password ends every other session, and is the one to log in with', async ({ as, open, guard, make }) => {
  guard.allow(401, /\/api\/v1\//);
  guard.allow(422, /\/me\/password$/);
  const ada = await make.agency();
  const elsewhere = await as(ada, '/clienti');
  const page = await as(ada, '/profilo');
  await expect(page.getByText('Questo dispositivo')).toBeVisible();
  await guard.inspect(page);
  const current = page.getByLabel('Password attuale', { exact: true });
  const next = page.getByLabel('Nuova password', { exact: true });
  const change = page.getByRole('button', { name: 'Cambia password' });

  await next.fill('corta');
  await change.click();
  await expect(page.getByText('Scrivi la password attuale')).toBeVisible();
  await expect(page.getByText('Almeno 12 caratteri', { exact: true })).toBeVisible();
  await expect(current).toBeFocused();
  await guard.inspect(page);

  await current.fill('non è questa');
  await next.fill('altre quattro parole qualsiasi');
  await change.click();
  await expect(page.getByText('La password attuale non è corretta')).toBeVisible();
  await current.fill(ada.password);
  await change.click();
  await expect(page.getByRole('status').getByText('Password cambiata')).toBeVisible();

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/accesso/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Il mio profilo' })).toBeVisible();
  const again = await open('/accesso');
  await again.getByLabel('Email').fill(ada.email);
  await again.getByLabel('Password', { exact: true }).fill('altre quattro parole qualsiasi');
  await again.keyboard.press('Enter');
  await expect(again).toHaveURL('/');
});

test('every other device is shut out at once', async ({ as, guard, make }) => {
  guard.allow(401, /\/api\/v1\//);
  const ada = await make.agency();
  const others = [await as(ada, '/clienti'), await as(ada, '/clienti')];
  const page = await as(ada, '/profilo');
  await expect(page.getByRole('button', { name: /^Disconnetti / })).toHaveCount(3);
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Disconnetti tutti gli altri' }).click();
  await expect(page.getByRole('status').getByText('Ora sei connesso solo qui')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Disconnetti/ })).toHaveCount(0);
  for (const other of others) {
    await other.reload();
    await expect(other).toHaveURL(/\/accesso/);
  }
});

test('a forgotten device is shut out from the list of sessions', async ({ as, guard, make }) => {
  guard.allow(401, /\/api\/v1\//);
  const ada = await make.agency();
  const forgotten = await as(ada, '/clienti');
  await expect(forgotten.getByRole('heading', { name: 'Nessun cliente, per ora' })).toBeVisible();
  const page = await as(ada, '/profilo');
  const others = page.getByRole('button', { name: /^Disconnetti/ });
  await expect(others).toHaveCount(1);
  await others.click();
  await expect(page.getByRole('status').getByText(/sessione chiusa/)).toBeVisible();
  await expect(others).toHaveCount(0);
  await forgotten.reload();
  await expect(forgotten).toHaveURL(/\/accesso/);
});
