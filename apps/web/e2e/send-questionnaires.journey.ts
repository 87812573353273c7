import type { Page } from '@playwright/test';
import { expect, test } from './journey';

const dialogIn = (page: Page) => page.getByRole('dialog', { name: /Invia questionario/ });

test('a questionnaire is sent from the profile by keyboard, followed in the lists, cancelled and taken back', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  await make.privacyNotice(ada);
  const client = await make.client({ firstName: 'Anna', lastName: 'Neri', email: 'anna.neri@posta.example' }, ada);
  const page = await as(ada, `/clienti/${client.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Neri' })).toBeVisible();
  await page.keyboard.press('q');
  const dialog = dialogIn(page);
  await expect(dialog.getByLabel('Chi lo compila')).toBeFocused();
  await expect(dialog.getByLabel('Chi lo compila')).toHaveValue('Anna Neri');
  await expect(dialog.getByRole('textbox', { name: 'Email' })).toHaveValue('anna.neri@posta.example');
  await expect(dialog.getByRole('radio', { name: /Retail/ })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: /Corporate/ })).toBeDisabled();
  await expect(dialog).toContainText('Informativa privacy attiva');
  await guard.inspect(page);

  await dialog.getByLabel('Chi lo compila').fill('Ada Neri');
  await dialog.getByRole('button', { name: 'Anteprima' }).click();
  const preview = page.getByRole('dialog', { name: 'Analisi dei rischi per la famiglia' });
  await expect(preview.getByText('Qual è la Sua data di nascita?')).toBeVisible();
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);
  await expect(dialog.getByLabel('Chi lo compila')).toHaveValue('Ada Neri');

  await dialog.getByRole('textbox', { name: 'Scade' }).fill('ieri');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('È un giorno già passato')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Scade' }).fill('+10');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Questionario inviato a anna.neri@posta.example')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^Questionari e report 1/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Storia' }).getByRole('link', { name: 'Questionario inviato' })).toBeVisible();

  await page
    .getByRole('navigation', { name: 'Parti della scheda' })
    .getByRole('link', { name: /^Questionari/ })
    .click();
  const row = page.getByRole('grid', { name: 'Questionari' }).getByRole('row', { name: 'Analisi dei rischi per la famiglia' });
  await expect(row).toContainText('Inviato');
  await guard.inspect(page);
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Neri' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Andamento' })).toContainText('anna.neri@posta.example');
  await guard.inspect(page);
  await page.keyboard.press('r');
  await expect(page.getByText('Promemoria inviato a anna.neri@posta.example')).toBeVisible();
  guard.allow(409, /remind$/);
  await page.keyboard.press('r');
  await expect(page.getByText('Un promemoria è partito da meno di un’ora.')).toBeVisible();

  await page.getByRole('button', { name: /^Operazioni sul questionario/ }).click();
  await guard.inspect(page);
  await page.getByRole('menuitem', { name: 'Annulla il questionario' }).click();
  await expect(page.getByText('Annullato', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copia link' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Il questionario di Anna Neri è di nuovo aperto')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copia link' })).toBeVisible();

  await page.getByRole('button', { name: /^Operazioni sul questionario/ }).click();
  await page.getByRole('menuitem', { name: 'Cambia la scadenza' }).click();
  await page.getByRole('textbox', { name: 'Scade' }).fill('+20');
  await guard.inspect(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText(/^Scadenza spostata: vale fino al/)).toBeVisible();
});

test('a link is copied, shown as a QR code and opened to fill in together; a second questionnaire replaces the first', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  await make.privacyNotice(ada);
  const client = await make.client({ type: 'corporate', companyName: 'TechnoItalia S.r.l.' }, ada);
  const page = await as(ada, `/clienti?invia=${client.id}`);
  const dialog = dialogIn(page);
  await expect(dialog.getByLabel('Chi lo compila')).toBeFocused();
  // Without an e-mail the dialog asks for one, or for another way.
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Scrivi l’email, oppure scegli un altro modo')).toBeVisible();
  await dialog.getByRole('radio', { name: 'QR in agenzia' }).check();
  await expect(dialog.getByLabel('Promemoria automatici')).toHaveCount(0);
  await guard.inspect(page);
  await dialog.getByRole('button', { name: /^Mostra il QR/ }).click();
  const link = page.getByRole('dialog', { name: 'Questionario di TechnoItalia S.r.l.' });
  await expect(link.getByRole('img', { name: 'Codice QR del questionario' })).toBeVisible();
  await expect(link.getByLabel('Link')).toHaveValue(/\/questionario#\S{40,}/);
  await expect(link.getByRole('link', { name: 'Compila insieme' })).toHaveAttribute('target', '_blank');
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(link).toHaveCount(0);

  await page.goto(`/clienti/${client.id}/questionari?invia=${client.id}`);
  await expect(dialogIn(page)).toContainText('Il cliente ha già un questionario aperto');
  await dialogIn(page).getByRole('radio', { name: 'Copia link' }).check();
  await guard.inspect(page);
  await dialogIn(page)
    .getByRole('button', { name: /^Sostituisci/ })
    .click();
  await expect(link).toBeVisible();
  await page.keyboard.press('Escape');
  const rows = page.getByRole('grid', { name: 'Questionari' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Inviato');
  await expect(rows.nth(2)).toContainText('Annullato');
});

test('without a privacy notice an administrator publishes the one that is proposed, and a collaborator asks for it', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'collaborator', 'agency');
  const client = await make.client({ firstName: 'Anna', lastName: 'Neri', email: 'anna@posta.example' }, ada);
  const his = await as(bruno, `/clienti/${client.id}?invia=${client.id}`);
  const missing = (page: Page) => page.getByRole('dialog', { name: 'Prima serve l’informativa privacy' });
  await expect(missing(his)).toContainText('Chiedi a un amministratore');
  await guard.inspect(his);
  await missing(his).getByRole('button', { name: 'Ho capito' }).click();
  await expect(missing(his)).toHaveCount(0);

  const page = await as(ada, `/clienti/${client.id}?invia=${client.id}`);
  await expect(missing(page)).toContainText('Mancano dei dati dell’agenzia');
  await expect(missing(page).getByRole('link', { name: 'Completali nelle impostazioni' })).toHaveAttribute('href', '/impostazioni/agenzia');
  await guard.inspect(page);
  const address = { street: 'Via Roma', streetNumber: '1', postalCode: '10121', city: 'Torino', province: 'TO', country: 'IT' };
  await make.edit('/settings/agency', { address, email: 'studio@posta.example', phone: '+390115551234' }, ada);
  await page.reload();
  await expect(missing(page).getByLabel('Informativa')).toHaveValue(/Via Roma,? 1/);
  await guard.inspect(page);
  await missing(page).getByRole('button', { name: 'Pubblica e continua' }).click();
  await expect(dialogIn(page)).toContainText('Informativa privacy attiva');
});

test('to many at once: each gets the questionnaire of its type, and who is left out is told with the reason', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  await make.privacyNotice(ada);
  await make.client({ firstName: 'Anna', lastName: 'Con Email', email: 'anna@posta.example' }, ada);
  await make.client({ firstName: 'Bea', lastName: 'Senza Email' }, ada);
  const page = await as(ada, '/clienti');
  await page.getByRole('row', { name: 'Anna Con Email' }).focus();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('toolbar', { name: 'Azioni sui clienti selezionati' }).getByRole('button', { name: 'Invia questionario' }).click();
  await expect(page.getByRole('dialog', { name: 'Invia un questionario a 2 clienti' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Invia a 2 clienti' }).click();
  const tray = page.getByRole('region', { name: 'Attività in corso' });
  await expect(tray.getByText('1 cliente riceve il questionario')).toBeVisible({ timeout: 60_000 });
  await tray.getByRole('button', { name: '1 escluso' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText(/Bea Senza Email.*Non ha un’email/s);
  await guard.inspect(page);
});
