import type { Page } from '@playwright/test';
import { expect, test } from './journey';

/** Opens the panel of a colleague from the list of users. */
async function openColleague(page: Page, name: string): Promise<void> {
  await page.getByRole('grid', { name: 'Utenti' }).getByRole('link', { name }).click();
  await expect(page.getByRole('complementary', { name }).getByRole('button', { name: 'Salva' })).toBeVisible();
}

async function choose(page: Page, sees: 'Solo i propri' | 'Tutta l’agenzia'): Promise<void> {
  await page.getByRole('radio', { name: sees }).check();
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('status').getByText(/Collaboratore, /)).toBeVisible();
}

test('invited, accepted, extended to the agency and back: the next click shows it, and an open tab forgets', async ({
  as,
  open,
  guard,
  make,
}) => {
  test.setTimeout(150_000);
  // The duplicate check runs once more for a client that has just become not visible.
  guard.allow(422, /\/clients\/check$/);
  guard.allow(404, /\/clients\//);
  const ada = await make.agency();
  const lastName = make.surname();
  const email = `bruno@${lastName.toLowerCase()}.example`;
  const page = await as(ada, '/impostazioni/utenti');
  await page.getByRole('button', { name: 'Invita utente' }).click();
  await page.getByRole('button', { name: 'Invia invito' }).click();
  await expect(page.getByText('Scrivi l’email')).toBeVisible();
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Bruno');
  await page.getByRole('textbox', { name: 'Cognome' }).fill(lastName);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Invia invito' }).click();
  await expect(page.getByRole('complementary', { name: `Bruno ${lastName}` })).toContainText('Invitato');
  await guard.inspect(page);

  await page.getByRole('link', { name: 'Posta in uscita' }).click();
  await page.getByRole('row', { name: email }).getByRole('link').click();
  await expect(page.frameLocator('iframe').getByRole('link', { name: 'Accetta l’invito' })).toBeVisible();
  await guard.inspect(page);
  await page.getByText('Solo testo').click();
  const link = /\/invito\/\S+/.exec(await page.getByRole('article').innerText())?.[0] ?? '';

  const his = await open(link);
  await expect(his.getByRole('textbox', { name: 'Cognome' })).toHaveValue(lastName);
  await guard.inspect(his);
  await his.getByLabel('Scegli una password').fill('quattro parole messe a caso');
  await his.getByRole('button', { name: 'Accetta ed entra' }).click();
  await expect(his.getByRole('heading', { level: 1, name: /^Buon/ })).toBeVisible();
  await his.goto('/clienti');
  await expect(his.getByRole('heading', { name: 'Nessun cliente, per ora' })).toBeVisible();
  await his.goto('/clienti/nuovo');
  await his.getByRole('textbox', { name: 'Nome', exact: true }).fill('Suo');
  await his.getByRole('textbox', { name: 'Cognome', exact: true }).fill('Cliente');
  await his.getByRole('textbox', { name: 'Email', exact: true }).fill('suo@posta.example');
  await his.getByRole('button', { name: 'Salva cliente' }).click();
  await expect(his.getByRole('heading', { level: 1, name: 'Suo Cliente' })).toBeVisible();

  const other = await make.client({ firstName: 'Altrui', lastName: 'Cliente' }, ada);
  const retail = his.getByRole('navigation', { name: 'Tipo di cliente' }).getByRole('link', { name: 'Retail' });
  await his.getByRole('link', { name: 'Clienti' }).first().click();
  await expect(his.getByRole('link', { name: 'Suo Cliente' })).toBeVisible();
  await expect(his.getByRole('link', { name: 'Altrui Cliente' })).toHaveCount(0);

  await page.goto('/impostazioni/utenti');
  await openColleague(page, `Bruno ${lastName}`);
  await choose(page, 'Tutta l’agenzia');
  await retail.click();
  await expect(his.getByRole('link', { name: 'Altrui Cliente' })).toBeVisible();
  // His page asks every other second: a right that is taken back before that has never changed for it.
  await expect(his.getByText(/Il tuo accesso è cambiato. Ora vedi: tutta/)).toBeVisible();
  const tab = await his.context().newPage();
  await tab.goto(`/clienti/${other.id}`);
  await expect(tab.getByRole('heading', { level: 1 })).toContainText('Altrui Cliente');

  await page
    .getByRole('button', { name: /^Annulla/ })
    .last()
    .click();
  await expect(page.getByRole('status').getByText('Tutto come prima')).toBeVisible();
  // Both open lists refresh without any interaction.
  await expect(his.getByRole('link', { name: 'Altrui Cliente' })).toHaveCount(0, { timeout: 8_000 });
  await expect(tab.getByText('Altrui')).toHaveCount(0, { timeout: 8_000 });
  await expect(his.getByRole('link', { name: 'Suo Cliente' })).toBeVisible();
});

test('"Vedi come…" shows what the colleague would see, refuses every write, and leaves the admin alone', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada);
  const hers = await make.client({ firstName: 'Suo', lastName: 'Di Ada' }, ada);
  await make.client({ firstName: 'Suo', lastName: 'Di Bruno' }, bruno);
  const page = await as(ada, '/impostazioni/utenti');
  await openColleague(page, bruno.name);
  const view = async () => {
    const popup = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Vedi come Bruno' }).click();
    const tab = await popup;
    await expect(tab.getByRole('region', { name: 'Vista di prova' })).toContainText(bruno.name);
    return tab;
  };

  const own = await view();
  await expect(own.getByText('1 cliente', { exact: true })).toBeVisible();
  await expect(own.getByRole('link', { name: 'Suo Di Bruno' })).toBeVisible();
  await expect(own.getByRole('link', { name: 'Suo Di Ada' })).toHaveCount(0);
  await guard.inspect(own);
  await own.getByRole('link', { name: 'Esci dalla vista' }).click();
  await expect.poll(() => own.isClosed()).toBe(true);

  await page.getByRole('radio', { name: 'Tutta l’agenzia' }).check();
  const tried = await view();
  await expect(tried.getByText('2 clienti', { exact: true })).toBeVisible();
  await tried.reload();
  await expect(tried.getByText('2 clienti', { exact: true })).toBeVisible();
  const row = tried.getByRole('row', { name: 'Suo Di Bruno' });
  await row.focus();
  await tried.keyboard.press('Delete');
  await expect(tried.getByRole('alert').getByText(/Stai solo guardando/)).toBeVisible();
  await expect(row).toBeVisible();
  await row.press('Space');
  const held = tried.getByRole('toolbar').getByRole('button', { name: 'Elimina' });
  await expect(held).toHaveAttribute('aria-disabled', 'true');
  await expect(held).toHaveAttribute('title', /Stai solo guardando/);
  await tried.goto(`/clienti/${hers.id}`);
  await tried.getByRole('button', { name: 'Modifica: note' }).press('Enter');
  await expect(tried.getByRole('textbox')).toHaveCount(0);
  await tried.goto(`/clienti/${hers.id}/modifica`);
  await expect(tried.getByRole('button', { name: 'Salva' }).first()).toBeDisabled();
  expect(await make.status('GET', `/clients/${hers.id}`, bruno)).toBe(404);
  await tried.goto('/profilo');
  const devices = tried.getByRole('region', { name: 'Dove hai effettuato l’accesso' });
  await expect(devices).toContainText('li vede solo lei');
  await expect(devices.getByRole('listitem')).toHaveCount(0);
  await guard.inspect(tried);

  // The chosen value is still there, unsaved, and the session is Ada's.
  await expect(page.getByRole('radio', { name: 'Tutta l’agenzia' })).toBeChecked();
  await expect(page.getByRole('button', { name: /^Ada / })).toBeVisible();
});

test('with another’s eyes everything that writes in CRM and import is held back, and says why', async ({ as, guard, make }) => {
  test.setTimeout(240_000);
  const ada = await make.agency();
  const client = await make.client({}, ada);
  await make.action(client, { description: 'Visita', plannedOn: '2027-03-10', plannedTime: '10:00', onCalendar: true }, ada);
  await make.tag('Rinnovo', ada);
  const page = await as(ada, '/importa');
  const file = { name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from('Cognome;Nome\nRossi;Mario\n') };
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Scegli il file' }).click();
  await (await choosing).setFiles(file);
  await page.getByRole('button', { name: 'Verifica le righe' }).click();
  await expect(page.getByRole('heading', { name: /^Entra 1 riga/ })).toBeVisible({ timeout: 60_000 });
  const checked = new URL(page.url()).pathname;

  await page.goto(`/vedi-come/${(await make.whoIs(ada)).id}`);
  await expect(page.getByRole('region', { name: 'Vista di prova' })).toBeVisible();
  const isHeld = async (role: 'button' | 'menuitem' | 'switch', name: string | RegExp) => {
    const control = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
    await expect(control).toHaveAttribute('title', /Stai solo guardando/);
    await expect(control).toHaveAttribute('aria-disabled', 'true');
    await control.click({ force: true });
  };
  const isShown = async () => {
    const said = page.getByRole('alert').getByText(/Stai solo guardando/);
    await expect(said.first()).toBeVisible();
    await page.reload();
    await expect(said).toHaveCount(0);
  };

  await page.goto('/azioni');
  const row = page.getByRole('row', { name: /Visita/ });
  await row.getByRole('button', { name: 'Operazioni su Visita' }).click();
  for (const control of [/^Riprogramma/, 'Annulla azione', 'Copia', 'Sposta nel cestino']) {
    const item = page.getByRole('menuitem', { name: control });
    await expect(item).toHaveAttribute('title', /Stai solo guardando/);
  }
  await page.keyboard.press('Escape');
  await row.focus();
  await page.keyboard.press('Delete');
  await isShown();
  await row.press('Space');
  await expect(page.getByRole('toolbar').getByRole('button', { name: 'Avanza' })).toHaveAttribute('title', /Stai solo guardando/);
  await page.goto('/azioni?nuova=storico');
  await isHeld('button', /^Salva storico/);
  await page.goto('/agenda/settimana/2027-03-10');
  await page.getByRole('link', { name: /Visita/ }).press('Alt+ArrowRight');
  await isShown();

  await page.goto('/impostazioni/tipi');
  await isHeld('button', 'Archivia “Telefonata”');
  await isHeld('switch', 'Telefonata: in calendario');
  await expect(page.getByRole('switch', { name: 'Telefonata: in calendario' })).toBeChecked();
  await page.getByRole('button', { name: 'Nuovo tipo' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Nome' }).fill('Visita');
  await page.keyboard.press('Enter');
  await isHeld('button', 'Salva');
  await page.goto('/impostazioni/tag');
  await isHeld('button', 'Elimina “Rinnovo”');
  await page.goto('/impostazioni/crm');
  await isHeld('button', 'Salva');
  await isHeld('button', /^Elimina la regola/);

  await page.goto('/importa');
  await isHeld('button', 'Scegli il file');
  await page.goto(checked);
  await isHeld('button', /^Importa 1 riga/);
  await page.keyboard.press('Control+Enter');
  await isShown();
  await guard.inspect(page);
});

test('the last admin stays one; who is deactivated is out at the next click, and can come back', async ({ as, guard, make }) => {
  guard.allow(409, /\/users\//);
  guard.allow(401, /\/api\/v1\//);
  const ada = await make.agency();
  const bruno = await make.colleague(ada);
  const his = await as(bruno, '/clienti');
  await expect(his.getByRole('heading', { name: 'Nessun cliente, per ora' })).toBeVisible();
  const page = await as(ada, '/impostazioni/utenti');
  await openColleague(page, 'Ada');
  await page.getByRole('combobox', { name: 'Ruolo' }).click();
  await page.getByRole('option', { name: 'Agente' }).click();
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('alert').getByText(/L’agenzia resterebbe senza amministratore/)).toBeVisible();
  await page.getByRole('button', { name: 'Annulla' }).click();

  await openColleague(page, bruno.name);
  await page.getByRole('button', { name: `Altre azioni su ${bruno.name}` }).click();
  await page.getByRole('menuitem', { name: 'Disattiva' }).click();
  await guard.inspect(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Disattiva' }).click();
  await expect(page.getByRole('status').getByText(/non può più entrare/)).toBeVisible();
  // His page also asks by itself every other second, and may have left before the click.
  const click = his.getByRole('button', { name: 'I miei' }).dispatchEvent('click', undefined, { timeout: 2_000 });
  await click.catch(() => undefined);
  await expect(his).toHaveURL(/\/accesso/);
  await page
    .getByRole('button', { name: /^Annulla/ })
    .last()
    .click();
  await expect(page.getByRole('status').getByText('Tutto come prima')).toBeVisible();
  await his.getByLabel('Email').fill(bruno.email);
  await his.getByLabel('Password', { exact: true }).fill(bruno.password);
  await his.keyboard.press('Enter');
  await expect(his.getByRole('heading', { level: 1, name: 'Clienti' })).toBeVisible();
  // Settings are not permitted: the entry is missing, and the address shows nothing.
  await expect(his.getByRole('link', { name: 'Impostazioni' })).toHaveCount(0);
  await his.goto('/impostazioni/utenti');
  await expect(his.getByRole('heading', { name: 'Qui non c’è niente da vedere' })).toBeVisible();
});

test('a forgotten password is chosen anew by a link that works once', async ({ open, guard, make }) => {
  guard.allow(422, /\/auth\//);
  const ada = await make.agency();
  const page = await open('/accesso');
  await page.getByRole('link', { name: 'Password dimenticata' }).click();
  // The log-in has a field of the same name.
  await expect(page.getByRole('heading', { name: 'Password dimenticata' })).toBeVisible();
  await page.getByLabel('Email').fill(ada.email);
  await page.getByRole('button', { name: 'Manda il collegamento' }).click();
  await expect(page.getByRole('status').getByText(/Se c’è un account con questa email/)).toBeVisible();
  await guard.inspect(page);
  let link = '';
  // The e-mail is written after the response, which must not reveal whether the account exists.
  await expect(async () => {
    link = await make.linkIn(ada.email, ada);
  }).toPass();
  await page.goto(link);
  await page.getByLabel('Scegli una password').fill('corta');
  await page.getByRole('button', { name: 'Salva la password' }).click();
  await expect(page.getByText('Almeno 12 caratteri', { exact: true })).toBeVisible();
  await guard.inspect(page);
  await page.getByLabel('Scegli una password').fill('altre quattro parole qualsiasi');
  await page.getByRole('button', { name: 'Salva la password' }).click();
  await page.getByRole('link', { name: 'Accedi' }).click();
  await expect(page.getByRole('button', { name: 'Accedi' })).toBeVisible();
  await page.getByLabel('Email').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill('altre quattro parole qualsiasi');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Buon/ })).toBeVisible();

  const again = await open(link);
  await again.getByLabel('Scegli una password').fill('ancora altre quattro parole');
  await again.getByRole('button', { name: 'Salva la password' }).click();
  await expect(again.getByRole('heading', { name: 'Il collegamento non vale più' })).toBeVisible();
  await again.goto('/invito/questo-non-e-un-invito-di-nessuno');
  await expect(again.getByRole('heading', { name: 'Il collegamento non vale più' })).toBeVisible();
});
