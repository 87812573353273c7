import type { Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { expect, test } from './journey';
import type { Person } from './people';

const STEP_MS = 30_000;

/** Returns the secret that the page shows for manual entry. */
async function secretOn(page: Page): Promise<string> {
  const text = (await page.getByText(/Non puoi inquadrarlo/).textContent()) ?? '';
  return (/nell’app: ([A-Z2-7 ]+)/.exec(text)?.[1] ?? '').replaceAll(' ', '');
}

const codeOf = (secret: string, stepsAhead = 0) => generateSync({ secret, epoch: Math.floor((Date.now() + stepsAhead * STEP_MS) / 1000) });

/** Enters password and code; the page stays where the recovery codes are shown. */
async function setUp(page: Page, { password }: Person): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel('La tua password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: 'Codice QR per l’app di autenticazione' })).toBeVisible();
  const secret = await secretOn(page);
  await page.getByLabel('Codice', { exact: true }).fill(codeOf(secret));
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: 'Codici di recupero' });
  await expect(list.getByRole('listitem')).toHaveCount(10);
  return { secret, codes: await list.getByRole('listitem').allTextContents() };
}

async function typePassword(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Conferma che sei tu' })).toBeVisible();
}

test('an authenticator app is set up by keyboard, asked for at log-in, and stood in for by a recovery code', async ({
  as,
  open,
  guard,
  make,
}) => {
  guard.allow(401, /\/api\/v1\//);
  guard.allow(422, /\/me\/second-factor\/authenticator/);
  const ada = await make.agency();
  const page = await as(ada, '/profilo');
  await page.getByRole('button', { name: 'Attiva il secondo fattore' }).press('Enter');
  await guard.inspect(page);
  await page.getByLabel('La tua password', { exact: true }).fill('non è questa');
  await page.keyboard.press('Enter');
  await expect(page.getByText('La password attuale non è corretta')).toBeVisible();
  const { secret, codes } = await setUp(page, ada);
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Li ho conservati' }).click();
  await expect(page.getByText('Restano 10 codici di recupero.')).toBeVisible();
  await guard.inspect(page);

  const login = await open('/accesso');
  await typePassword(login, ada);
  await guard.inspect(login);
  const code = login.getByLabel('Codice', { exact: true });
  await expect(code).toBeFocused();
  await code.fill('000000');
  await login.keyboard.press('Enter');
  await expect(login.getByRole('alert').getByText('Codice non corretto, scaduto o già usato.')).toBeVisible();
  // The code that confirmed the app is already used; the next one is accepted early.
  await login.keyboard.insertText(codeOf(secret, 1));
  await login.keyboard.press('Enter');
  await expect(login.getByRole('heading', { level: 1, name: /, / })).toBeVisible();
  await expect(login).toHaveURL('/');

  const lost = await open('/accesso');
  await typePassword(lost, ada);
  await lost.getByRole('button', { name: 'Usa un codice di recupero' }).click();
  await lost.getByLabel('Codice di recupero').fill(codes[0] ?? '');
  await guard.inspect(lost);
  await lost.keyboard.press('Enter');
  await expect(lost).toHaveURL('/');
  await page.reload();
  await expect(page.getByText('Restano 9 codici di recupero.')).toBeVisible();

  await page.getByRole('button', { name: 'Disattiva l’app' }).click();
  await page.getByLabel('La tua password', { exact: true }).fill(ada.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').getByText('App di autenticazione disattivata')).toBeVisible();
  const again = await as(ada, '/profilo');
  await expect(again.getByRole('button', { name: 'Attiva il secondo fattore' })).toBeVisible();
});

test('who must have one is led through setting it up, at work as at the log-in, before anything else', async ({
  as,
  open,
  guard,
  make,
}) => {
  guard.allow(401, /\/api\/v1\//);
  guard.allow(403, /\/api\/v1\//);
  const ada = await make.agency();
  const page = await as(ada, '/impostazioni/sicurezza');
  await guard.inspect(page);
  await page.getByRole('radio', { name: 'Alcuni ruoli' }).check();
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByText('Scegli almeno un ruolo')).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('radio', { name: 'Gli amministratori' }).check();
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('heading', { name: 'Attiva il secondo fattore' })).toBeVisible();

  const login = await open('/accesso');
  await login.getByLabel('Email').fill(ada.email);
  await login.getByLabel('Password', { exact: true }).fill(ada.password);
  await login.keyboard.press('Enter');
  await expect(login.getByRole('heading', { name: 'Attiva il secondo fattore' })).toBeVisible();
  await guard.inspect(login);
  await login.goto('/clienti');
  await expect(login).toHaveURL(/\/secondo-fattore/);

  await setUp(page, ada);
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Li ho conservati' }).click();
  await expect(page.getByRole('heading', { name: 'Sicurezza' })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Gli amministratori' })).toBeChecked();
  await page.goto('/profilo');
  await expect(page.getByText('puoi cambiarlo, non toglierlo')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Disattiva l’app' })).toHaveCount(0);
});

test('an admin takes a lost second factor away', async ({ as, open, guard, make }) => {
  guard.allow(401, /\/api\/v1\//);
  const ada = await make.agency();
  const colleague = await make.colleague(ada, 'agent');
  const theirs = await as(colleague, '/profilo');
  await theirs.getByRole('button', { name: 'Attiva il secondo fattore' }).click();
  await setUp(theirs, colleague);
  const page = await as(ada, `/impostazioni/utenti/${colleague.id}`);
  await expect(page.getByText('Secondo fattore attivo')).toBeVisible();
  await page.getByRole('button', { name: /^Altre azioni su/ }).click();
  await page.getByRole('menuitem', { name: 'Azzera il secondo fattore' }).click();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Azzera il secondo fattore' }).click();
  await expect(page.getByText('entra di nuovo con la sola password')).toBeVisible();
  await expect(page.getByText('Secondo fattore azzerato')).toBeVisible();
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/accesso/);
  const login = await open('/accesso');
  await login.getByLabel('Email').fill(colleague.email);
  await login.getByLabel('Password', { exact: true }).fill(colleague.password);
  await login.keyboard.press('Enter');
  await expect(login).toHaveURL('/');
});

test('a passkey is made, asked for after the password, and lets in without one', async ({ open, guard, make, baseURL }) => {
  guard.allow(401, /\/api\/v1\//);
  const ada = await make.agency();
  // Passkeys are bound to the host name of the installation.
  const here = (path: string) => `http://localhost:${new URL(baseURL ?? '').port}${path}`;
  const page = await open(here('/accesso'));
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByLabel('Email').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /, Ada$/ })).toBeVisible();

  await page.goto(here('/profilo'));
  await page.getByRole('button', { name: 'Aggiungi una passkey' }).click();
  await page.getByLabel('Nome', { exact: true }).fill('Portatile di prova');
  await guard.inspect(page);
  await page.getByLabel('La tua password', { exact: true }).fill(ada.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Codici di recupero' }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: 'Li ho conservati' }).click();
  await expect(page.getByText('Passkey «Portatile di prova»')).toBeVisible();
  await guard.inspect(page);

  await page.goto(here('/uscita'));
  await typePassword(page, ada);
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Usa la passkey' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /, Ada$/ })).toBeVisible();

  await page.goto(here('/uscita'));
  await page.getByRole('button', { name: 'Entra con una passkey' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /, Ada$/ })).toBeVisible();

  await page.goto(here('/profilo'));
  await page.getByRole('button', { name: 'Togli la passkey Portatile di prova' }).click();
  await page.getByLabel('La tua password', { exact: true }).fill(ada.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').getByText('Passkey «Portatile di prova» tolta')).toBeVisible();
  await page.goto(here('/uscita'));
  await page.getByRole('button', { name: 'Entra con una passkey' }).click();
  await expect(page.getByRole('alert').getByText(/passkey/)).toBeVisible();
});
