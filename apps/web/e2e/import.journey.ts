import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './journey';

const AGENCY_LIST = join(import.meta.dirname, '../../api/test/files/clienti-agenzia.csv');
const DARK_PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;
const PATIENCE = { timeout: 60_000 };

interface UploadedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const csv = (name: string, ...lines: string[]): UploadedFile => ({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });

/** Chooses a file as staff do: by the button and the browser's own dialog. */
async function choose(page: Page, file: string | UploadedFile): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Scegli il file' }).click();
  await (await dialog).setFiles(file);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const fieldOf = (page: Page, column: string) => page.getByRole('combobox', { name: `Dove va la colonna «${column}»` });
const chosen = (select: Locator) => select.locator('option:checked');

/** Goes from the columns to the totals. */
async function check(page: Page): Promise<void> {
  await expect(heading(page, 'Che cosa contiene ogni colonna')).toBeVisible();
  await page.getByRole('button', { name: 'Verifica le righe' }).click();
  await expect(heading(page, /^(Entrano|Entra|Nessuna riga)/)).toBeVisible(PATIENCE);
}

/** Returns the visible totals, which differ before and after the run only in their first word. */
async function totals(page: Page): Promise<string[]> {
  const figures = page.getByRole('region', { name: /^(Entrano|Creati|Già presenti|Scartate|Con avvisi)/ });
  await expect(figures).toHaveCount(4);
  return (await figures.allInnerTexts()).map((text) => text.replace(/^(Entrano|Creati)/, ''));
}

test('an agency’s own list comes in, a second time changes nothing, and all of it is taken back', async ({ as, guard, make }) => {
  test.setTimeout(240_000);
  const ada = await make.agency();
  const page = await as(ada, '/clienti');
  await page.getByRole('link', { name: 'Importa' }).last().click();
  await expect(heading(page, 'Importa')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nessuna importazione, per ora' })).toBeVisible();
  await guard.inspect(page);

  await choose(page, AGENCY_LIST);
  await expect(heading(page, 'Che cosa contiene ogni colonna')).toBeVisible(PATIENCE);
  await expect(page).toHaveURL(/\/importa\/[0-9a-f-]{36}$/);
  await expect(chosen(fieldOf(page, 'Cod. Fisc.'))).toHaveText('Codice fiscale');
  await expect(chosen(fieldOf(page, 'Nominativo / Ragione sociale'))).toHaveText('Nominativo o ragione sociale');
  await guard.inspect(page);

  // Two columns for one field are refused where they are chosen.
  await fieldOf(page, 'P.IVA').selectOption({ label: 'Codice fiscale' });
  await expect(page.getByText('«Codice fiscale» è già la colonna «Cod. Fisc.»')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('button', { name: '2 campi da correggere' })).toBeVisible();
  await guard.inspect(page);
  await fieldOf(page, 'P.IVA').selectOption({ label: 'Partita IVA' });

  await check(page);
  const foreseen = await totals(page);
  await guard.inspect(page);
  await page
    .getByRole('navigation', { name: 'Esito delle righe' })
    .getByRole('link', { name: /^Scartate/ })
    .click();
  const rejected = page.getByRole('grid', { name: 'Righe del file' }).getByRole('row').nth(1);
  await expect(rejected).toContainText('Scartata');
  await rejected.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: /^Riga/ })).toContainText('Nel file');
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rejected).toBeFocused();

  await page.keyboard.press('Control+Enter');
  await expect(heading(page, 'Importazione finita')).toBeVisible(PATIENCE);
  expect(await totals(page)).toEqual(foreseen);
  await guard.inspect(page);
  const address = page.url();
  await page.getByRole('link', { name: 'Vedi i clienti' }).click();
  await expect(page.getByRole('grid', { name: 'Clienti' }).getByRole('row').nth(1)).toBeVisible();
  expect((await make.page('/clients?count=exact', ada)).page.total).toBeGreaterThan(1000);

  await page.goto('/importa');
  await choose(page, AGENCY_LIST);
  await check(page);
  await expect(heading(page, 'Nessuna riga da importare')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Importa/ })).toHaveCount(0);

  await page.goto(address);
  await page.getByRole('button', { name: 'Annulla importazione' }).click();
  await guard.inspect(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Annulla importazione' }).click();
  await expect(heading(page, 'Importazione annullata')).toBeVisible(PATIENCE);
  await page.goto('/clienti');
  await expect(page.getByRole('heading', { name: 'Nessun cliente, per ora' })).toBeVisible();
  await page.goto('/importa');
  await expect(page.getByRole('row', { name: /Annullata/ })).toBeVisible();
});

test('rejected rows are downloaded, mended and uploaded; what is in already stays one', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const page = await as(ada, '/importa');
  const [good, bad] = [make.surname(), make.surname()];
  await choose(
    page,
    csv('soci.csv', 'Cognome;Nome;Partita IVA;Email', `${good};Anna;;anna@posta.example`, `${bad};Bruno;12345678901;bruno@posta.example`),
  );
  await check(page);
  await expect(heading(page, 'Entra 1 riga su 2')).toBeVisible();
  await page.getByRole('button', { name: /^Importa 1 riga/ }).click();
  await expect(heading(page, 'Importazione finita')).toBeVisible(PATIENCE);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Scarica le scartate' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('soci - scartate.csv');
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain(bad);
  expect(text).not.toContain(good);
  expect(text).toContain('Partita IVA');

  // Corrects the number by hand, as staff would; the reason column stays.
  await page.getByRole('link', { name: 'carica quel file' }).click();
  await choose(page, {
    name: 'soci - scartate.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text.replace('12345678901', '12345678903')),
  });
  await check(page);
  await expect(heading(page, 'Entra 1 riga su 1')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, 'Importazione finita')).toBeVisible(PATIENCE);
  await guard.inspect(page);
  await page.getByRole('link', { name: 'Vedi i clienti' }).click();
  const clients = page.getByRole('grid', { name: 'Clienti' });
  await expect(clients.getByRole('row', { name: `Bruno ${bad}` })).toBeVisible();
  await expect(clients.getByRole('row', { name: `Anna ${good}` })).toHaveCount(1);

  // A corrected record is edited by a user, so its import can no longer be undone.
  const [bruno] = await make.find(bad, ada);
  if (bruno) await make.change(bruno, { notes: 'Chiamato oggi' }, ada);
  await page.goBack();
  await page.getByRole('button', { name: 'Annulla importazione' }).click();
  guard.allow(409, /rollback$/);
  await page.getByRole('dialog').getByRole('button', { name: 'Annulla importazione' }).click();
  await expect(page.getByText(/Non si può più annullare/)).toBeVisible(PATIENCE);
});

test('what is wrong with a file is said at once, a cut upload is tried again, and a reload goes on', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const page = await as(ada, '/importa', DARK_PHONE);
  const alert = page.getByRole('region', { name: 'Carica un file' }).getByRole('alert');
  await choose(page, { name: 'clienti.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
  await expect(alert).toContainText('CSV UTF-8');
  await guard.inspect(page);
  guard.allow(422, /imports$/);
  await choose(page, { name: 'foto.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]) });
  await expect(alert).toContainText('foto.csv non si può importare');
  await choose(page, csv('doppia.csv', 'Nome;Cognome', '"Anna;Neri', 'Bruno;Neri'));
  await expect(alert).toContainText('virgoletta');

  await page.route('**/api/v1/imports', (route) => route.abort('connectionreset'), { times: 1 });
  await choose(page, csv('soci.csv', 'Nome;Cognome;Campo strano', `Anna;${make.surname()};x`));
  await expect(alert).toContainText('Il caricamento di soci.csv si è interrotto');
  await page.getByRole('button', { name: 'Carica di nuovo' }).tap();
  await expect(heading(page, 'Che cosa contiene ogni colonna')).toBeVisible();
  await guard.inspect(page);

  await expect(chosen(fieldOf(page, 'Campo strano'))).toHaveText('Non importare');
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/mapping') && answer.ok());
  await fieldOf(page, 'Campo strano').selectOption({ label: 'Fonte' });
  await kept;
  await page.reload();
  await expect(chosen(fieldOf(page, 'Campo strano'))).toHaveText('Fonte');
  await check(page);
  await guard.inspect(page);
  // The page does not overflow horizontally.
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const other = await as(ada, new URL(page.url()).pathname);
  await expect(heading(other, 'Entra 1 riga su 1')).toBeVisible();
});
