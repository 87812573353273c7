import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { type ChosenFile, pdf, png } from './files';
import { expect, test } from './journey';
import { GIULIA } from './people';

const DARK_PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;

/** Chooses files as staff do: by the button and the browser's own dialog. */
async function choose(page: Page, button: Locator, files: ChosenFile | ChosenFile[]): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  await button.click();
  await (await dialog).setFiles(files);
}

const uploadButton = (page: Page | Locator) => page.getByRole('button', { name: 'Carica documenti' }).first();
const rowOf = (page: Page, name: string) => page.getByRole('grid', { name: 'Documenti' }).getByRole('row', { name });

test('documents come in several at once, are looked at, named, replaced, thrown away and taken back', async ({ as, guard, make }) => {
  const client = await make.client();
  const page = await as(GIULIA, `/clienti/${client.id}/documenti`);
  await expect(page.getByRole('heading', { name: 'Ancora nessun documento' })).toBeVisible();
  await guard.inspect(page);
  const first = pdf('polizza.pdf', 'Polizza numero 123');
  await choose(page, uploadButton(page), [first, png('foto.png')]);
  await expect(rowOf(page, 'polizza.pdf')).toContainText('PDF');
  await expect(rowOf(page, 'foto.png')).toContainText('Immagine PNG');
  const tab = page.getByRole('link', { name: /^Documenti/ }).or(page.getByRole('button', { name: /^Documenti/ }));
  await expect(tab).toContainText('2');
  await guard.inspect(page);

  await rowOf(page, 'polizza.pdf').getByRole('link', { name: 'Anteprima: polizza.pdf' }).click();
  const preview = page.getByRole('dialog', { name: 'polizza.pdf' });
  await expect(preview.getByRole('img', { name: 'Pagina 1 di 1' })).toBeVisible();
  await expect(preview.getByText('Polizza numero 123')).toBeAttached();
  await guard.inspect(page);
  await page.goBack();
  await expect(preview).toHaveCount(0);

  await rowOf(page, 'foto.png').getByRole('link', { name: 'foto.png', exact: true }).click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('link', { name: 'Modifica' }).click();
  await panel.getByLabel('Nome').fill('Carta d’identità, fronte');
  await page.keyboard.press('Control+s');
  await expect(panel.getByRole('heading', { name: 'Carta d’identità, fronte' })).toBeVisible();
  await panel.getByRole('link', { name: 'Anteprima', exact: true }).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: 'Carta d’identità, fronte' })).toBeVisible();
  await guard.inspect(page);
  await page.goBack();
  await page.keyboard.press('Escape');

  await rowOf(page, 'polizza.pdf').getByRole('link', { name: 'polizza.pdf', exact: true }).click();
  await choose(page, panel.getByRole('button', { name: 'Carica nuova versione' }), pdf('polizza-firmata.pdf', 'Firmata'));
  await expect(panel.getByRole('listitem').filter({ hasText: 'Versione 2 · attuale' })).toContainText('polizza-firmata.pdf');
  await guard.inspect(page);
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Scarica la versione 1' }).click();
  expect((await download).suggestedFilename()).toBe('polizza.pdf');
  expect(await readFile(await (await download).path())).toEqual(first.buffer);

  await panel.getByRole('button', { name: 'Sposta nel cestino' }).click();
  await expect(rowOf(page, 'polizza.pdf')).toHaveCount(0);
  await page.getByRole('button', { name: /^Annulla/ }).click();
  await expect(rowOf(page, 'polizza.pdf')).toBeVisible();
});

test('why a document is refused is said of each, and the others come in', async ({ as, guard, make }) => {
  const client = await make.client();
  const page = await as(GIULIA, `/clienti/${client.id}/documenti`, DARK_PHONE);
  const shown = (name: string) => page.getByRole('list', { name: 'Caricamenti' }).getByRole('listitem').filter({ hasText: name });
  await expect(page.getByRole('heading', { name: 'Ancora nessun documento' })).toBeVisible();
  guard.allow(422, /documents$/);
  await choose(page, uploadButton(page), [
    { name: 'programma.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    { name: 'travestito.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ, e non un PDF') },
    pdf('con-script.pdf', 'Ciao', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
    { name: 'enorme.txt', mimeType: 'text/plain', buffer: Buffer.alloc(21 * 1024 * 1024, 'a') },
    pdf('buona.pdf', 'Buona'),
  ]);
  await expect(shown('programma.exe')).toContainText('Non accettiamo file di questo tipo');
  await expect(shown('travestito.pdf')).toContainText('Dentro non c’è quello che il nome dice');
  await expect(shown('con-script.pdf')).toContainText('uno script');
  await expect(shown('enorme.txt')).toContainText('il massimo è 20 MB');
  await expect(page.getByRole('grid', { name: 'Documenti' }).getByText('buona.pdf')).toBeVisible();
  await expect(shown('buona.pdf')).toHaveCount(0);
  await guard.inspect(page);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  for (const name of ['programma.exe', 'travestito.pdf', 'con-script.pdf', 'enorme.txt']) {
    await page.getByRole('button', { name: `Togli ${name} dall’elenco` }).tap();
  }

  // An interrupted upload is retried and stored once.
  await page.route('**/documents', (route) => route.abort('connectionreset'), { times: 1 });
  await choose(page, uploadButton(page), png('sopralluogo.png'));
  await expect(shown('sopralluogo.png')).toContainText('Il server non risponde');
  await page.getByRole('button', { name: 'Carica di nuovo' }).tap();
  await expect(page.getByRole('grid', { name: 'Documenti' }).getByText('sopralluogo.png')).toHaveCount(1);

  // A cancelled upload stores nothing.
  let stopped = () => {};
  const held = new Promise<void>((resolve) => (stopped = resolve));
  await page.route('**/documents', (route) => (route.request().method() === 'POST' ? void held : void route.fallback()));
  await choose(page, uploadButton(page), png('fermata.png'));
  await page.getByRole('button', { name: 'Interrompi fermata.png' }).tap();
  stopped();
  await expect(shown('fermata.png')).toHaveCount(0);
  await page.unroute('**/documents');
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Documenti' }).getByText('sopralluogo.png')).toBeVisible();
  await expect(page.getByText('fermata.png')).toHaveCount(0);
});

test('a contract has documents of its own, which are the client’s too', async ({ as, guard, make }) => {
  const client = await make.client();
  const contract = await make.contract(client, { coverageClass: 'Incendio' });
  const page = await as(GIULIA, `/clienti/${client.id}/contratti?apri=${contract.id}`);
  const panel = page.getByRole('dialog');
  await choose(page, uploadButton(panel), pdf('appendice.pdf', 'Appendice'));
  await expect(panel.getByRole('listitem').filter({ hasText: 'appendice.pdf' })).toBeVisible();
  await panel.getByRole('button', { name: 'Anteprima di appendice.pdf' }).click();
  await expect(page.getByRole('img', { name: 'Pagina 1 di 1' })).toBeVisible();
  await guard.inspect(page);

  await page.goto(`/clienti/${client.id}/documenti`);
  await expect(rowOf(page, 'appendice.pdf')).toContainText('Contratto');
  await rowOf(page, 'appendice.pdf').getByRole('link', { name: 'appendice.pdf', exact: true }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Contratto' }).click();
  await expect(page).toHaveURL(new RegExp(`/contratti\\?apri=${contract.id}$`));
  await expect(page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'appendice.pdf' })).toBeVisible();
});
