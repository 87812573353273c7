import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { GIULIA } from './people';

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });

test('the fiscal code fills what is empty, and what was typed stays', async ({ as, guard }) => {
  const page = await as(GIULIA, '/clienti/nuovo');
  await field(page, 'Data di nascita').fill('13/07/1984');
  await field(page, 'Codice fiscale').fill('mrc lcu 84l12 l219r');
  await expect(page.getByRole('combobox', { name: /^Luogo di nascita/ })).toHaveValue('Torino');
  await expect(page.getByRole('textbox', { name: 'Provincia' }).first()).toHaveValue('TO');
  await expect(page.getByRole('combobox', { name: 'Sesso da codice fiscale' })).toHaveValue('male');
  await expect(field(page, 'Data di nascita')).toHaveValue('13/07/1984');
  await expect(page.getByRole('status').getByText('Il codice fiscale dice 12/07/1984')).toBeVisible();
  await field(page, 'Nome').fill('Luca');
  await field(page, 'Cognome').fill('Neri');
  await expect(page.getByRole('status').getByText('Nel codice fiscale il cognome dà MRC')).toBeVisible();
  await guard.inspect(page);
  await field(page, 'Cognome').fill('Marchetti');
  await field(page, 'Data di nascita').fill('12/07/1984');
  await expect(page.getByText('Nome e cognome coerenti')).toBeVisible();
  await expect(page.getByText('Il codice fiscale dice')).toHaveCount(0);
  // A value filled from the code is not the user's own: another code replaces it.
  await field(page, 'Codice fiscale').fill('RSSMRA85T50A562S');
  await expect(page.getByText('Il carattere di controllo non torna')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Sesso da codice fiscale' })).toHaveValue('male');
});

test('who is there already is named with the reason, and what is wrong has its sentence', async ({ as, guard, make }) => {
  const email = `${make.surname().toLowerCase()}@posta.example`;
  const { id, displayName } = await make.client({ email });
  const page = await as(GIULIA, '/clienti/nuovo');
  await field(page, 'Email').fill(email);
  const panel = page.getByRole('region', { name: 'Forse esiste già' });
  await expect(panel.getByText(displayName)).toBeVisible();
  await expect(panel.getByText('Cliente · stessa email')).toBeVisible();
  await guard.inspect(page);
  const opened = page.waitForEvent('popup');
  await panel.getByRole('link', { name: /Apri scheda/ }).click();
  await expect(await opened).toHaveURL(new RegExp(id));
  await panel.getByRole('button', { name: /non è lo stesso/ }).click();
  await expect(panel).toHaveCount(0);

  const wrong: [string, string, string][] = [
    ['Codice fiscale', 'RSSMRA80A01H501X', 'Il carattere di controllo non torna'],
    ['Codice fiscale', 'RSSMRA80A01H501', 'ora sono 15'],
    ['Telefono', '011 555abc', 'Solo cifre'],
  ];
  for (const [label, typed, sentence] of wrong) {
    await field(page, label).fill(typed);
    await field(page, label).blur();
    await expect(page.getByText(sentence).first()).toBeVisible();
  }
  await page.getByRole('radio', { name: /Corporate/ }).check();
  await field(page, 'Partita IVA').fill('743110157');
  await field(page, 'Partita IVA').blur();
  await expect(page.getByText('Mancano gli zeri davanti? Forse è 00743110157')).toBeVisible();
  await field(page, 'Partita IVA').fill('IT 00743110157');
  await field(page, 'Partita IVA').blur();
  await expect(field(page, 'Partita IVA')).toHaveValue('00743110157');
});

test('a town brings its province and postal code, a member of the household their own record', async ({ as, guard, make }) => {
  const wife = await make.client({ firstName: 'Ada', birthDate: '1985-03-02' });
  const { id } = await make.client();
  const page = await as(GIULIA, `/clienti/${id}/modifica`);
  await page.getByRole('combobox', { name: 'Comune' }).pressSequentially('moncal');
  await page.getByRole('option', { name: 'Moncalieri (TO)' }).click();
  await expect(page.getByRole('combobox', { name: 'Comune' })).toHaveValue('Moncalieri');
  await expect(field(page, 'CAP')).toHaveValue('10024');
  await field(page, 'CAP').fill('10121');
  await field(page, 'CAP').blur();
  await expect(page.getByText('Il CAP di Moncalieri (TO) è 10024: ricontrolla. Puoi salvare comunque.')).toBeVisible();
  await guard.inspect(page);
  await field(page, 'CAP').fill('10024');
  await field(page, 'CAP').blur();
  await expect(page.getByText(/Il CAP di Moncalieri/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Aggiungi un familiare' }).click();
  const member = page.getByRole('group', { name: 'Familiare 1' });
  await member.getByRole('combobox', { name: /^Scheda in agenzia/ }).pressSequentially(wife.displayName.split(' ').at(-1) ?? '');
  await page.getByRole('option', { name: new RegExp(wife.displayName) }).click();
  await expect(member.getByRole('textbox', { name: 'Nome', exact: true })).toHaveValue('Ada');
  await expect(member.getByText('Collegato alla scheda di')).toBeVisible();
  await member.getByRole('combobox', { name: 'Parentela' }).selectOption('spouse');
  await guard.inspect(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').getByText('Modifiche salvate')).toBeVisible();
  await page.getByRole('link', { name: new RegExp(`^Ada .*\\(coniuge\\)`) }).click();
  await expect(page).toHaveURL(new RegExp(wife.id));
});
