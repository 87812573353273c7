import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { GIULIA } from './people';
import { PHONE } from './phone';
import { draw } from './signing';

async function confirm(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nome di chi firma').fill(name);
  await page.getByLabel(/Il cliente conferma i lavori/).check();
  await page.getByRole('button', { name: 'Conferma e chiudi' }).click();
}

/** Creates an intervention in the tab on a phone, with or without a network. */
async function newIntervention(page: Page, kind: string, work: string): Promise<void> {
  await page.getByRole('link', { name: 'Associa nuovo intervento' }).first().click();
  await page.getByRole('combobox', { name: 'Tipo' }).fill(kind);
  await page.getByLabel('Lavori eseguiti').fill(work);
  await page.getByRole('button', { name: /^Salva/ }).click();
  await expect(page.getByLabel('Lavori eseguiti')).toBeHidden();
}

test('on a phone without a network: made, signed, kept, sent by itself; its PDF verifies, and with one byte changed it does not', async ({
  as,
  make,
  open,
  guard,
}) => {
  const client = await make.client({ type: 'corporate' });
  const page = await as(GIULIA, `/clienti/${client.id}/interventi`, PHONE);
  await expect(page.getByText('Ancora nessun intervento')).toBeVisible();
  // All code needed for signing has loaded while there was a network.
  await page.waitForLoadState('networkidle');

  await page.context().setOffline(true);
  await expect(page.getByText('Sei offline.')).toBeVisible();
  await newIntervention(page, 'Collaudo', 'Verificati 12 erogatori: è tutto a posto.');
  await expect(page.getByRole('region', { name: 'Su questo dispositivo' })).toContainText('Bozza su dispositivo');
  await page.getByRole('link', { name: 'Fai firmare' }).click();
  await expect(page.getByRole('heading', { name: 'Rapporto d’intervento' })).toBeVisible();
  await expect(page.getByText('Sei offline. Invieremo il rapporto appena torna la rete.')).toBeVisible();
  await guard.inspect(page);

  // Nothing is confirmed without a signature.
  await confirm(page, 'Nicolò D’Aversa');
  await expect(page.getByText('Manca la firma: serve più di un punto.')).toBeVisible();
  await draw(page);
  await page.getByRole('button', { name: 'Annulla tratto' }).click();
  await page.getByRole('button', { name: 'Conferma e chiudi' }).click();
  await expect(page.getByText('Manca la firma: serve più di un punto.')).toBeVisible();
  await draw(page);
  await page.getByRole('button', { name: 'Conferma e chiudi' }).click();
  await expect(page.getByText('Firmato da Nicolò D’Aversa. Parte da solo appena c’è rete.')).toBeVisible();
  await guard.inspect(page);

  await page.context().setOffline(false);
  await expect(page.getByRole('region', { name: 'Su questo dispositivo' })).toBeHidden({ timeout: 60_000 });
  await expect(page.getByText(/Il rapporto firmato di .* è arrivato/)).toBeVisible();
  const row = page.getByRole('link', { name: /^Collaudo del [\d/]+$/ });
  await expect(row).toHaveCount(1);
  await row.click();
  await expect(page.getByText(/versione 2 · Firmato da Nicolò D’Aversa/)).toBeVisible();
  await expect(page.getByRole('dialog').getByRole('link', { name: 'Modifica' })).toBeHidden();
  const arriving = page.waitForEvent('download');
  await page.getByRole('region', { name: 'Rapporto' }).getByRole('button', { name: 'Scarica' }).click();
  const pdf = await readFile(await (await arriving).path());
  await expect(page.getByText(createHash('sha256').update(pdf).digest('hex'))).toBeVisible();

  const anybody = await open('/verifica', PHONE);
  const choose = (name: string, buffer: Buffer) =>
    anybody.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await choose('Rapporto.pdf', pdf);
  await expect(anybody.getByRole('heading', { name: 'Sì, è il documento firmato' })).toBeFocused();
  await guard.inspect(anybody);
  const forged = Buffer.from(pdf);
  forged[forged.length - 200] = (forged[forged.length - 200] ?? 0) ^ 1;
  await choose('Rapporto.pdf', forged);
  await expect(anybody.getByRole('heading', { name: 'No, non è un documento firmato qui' })).toBeFocused();
});

test('what was signed without a network is sent after a reload too, and who logs out before is told', async ({ as, make }) => {
  const client = await make.client();
  const done = await make.intervention(client, { kind: 'Perizia', description: 'Danni da grandine sul tetto.' });
  const page = await as(GIULIA, `/clienti/${client.id}/interventi`, PHONE);
  await expect(page.getByRole('link', { name: /^Perizia del [\d/]+$/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /Operazioni su Perizia/ }).click();
  await page.getByRole('menuitem', { name: 'Fai firmare' }).click();
  // A typed name replaces the drawing.
  await page.getByRole('button', { name: /scrivi il nome/ }).click();
  await confirm(page, 'Ada Pérez');
  await expect(page.getByText('Firmato da Ada Pérez. Parte da solo appena c’è rete.')).toBeVisible();

  // Blocks the requests after the network is back, until the page is reloaded.
  await page.route('**/api/v1/clients/*/interventions/**', (route) => route.abort());
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Altro' }).click();
  await page
    .getByRole('menuitem', { name: 'Esci' })
    .or(page.getByRole('button', { name: 'Esci' }))
    .click();
  await expect(page.getByRole('dialog', { name: 'Uscire con dei rapporti da inviare?' })).toBeVisible();
  await page.getByRole('button', { name: 'Resta qui' }).click();
  await page.unroute('**/api/v1/clients/*/interventions/**');
  await page.goto('/clienti');
  await expect.poll(async () => (await make.readIntervention(client, done)).signature?.signerName, { timeout: 60_000 }).toBe('Ada Pérez');
  const { signature, report } = await make.readIntervention(client, done);
  expect([signature?.method, report?.versionNumber]).toEqual(['typed', 2]);
});

test('a signed report is thrown away unsent only after a question, and stays told in the history', async ({ as, guard, make }) => {
  const client = await make.client();
  const done = await make.intervention(client, { kind: 'Perizia', description: 'Danni da grandine sul tetto.' });
  const page = await as(GIULIA, `/clienti/${client.id}/interventi`, PHONE);
  await expect(page.getByRole('link', { name: /^Perizia del [\d/]+$/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /Operazioni su Perizia/ }).click();
  await page.getByRole('menuitem', { name: 'Fai firmare' }).click();
  await page.getByRole('button', { name: /scrivi il nome/ }).click();
  await confirm(page, 'Ada Pérez');
  const kept = page.getByRole('region', { name: 'Su questo dispositivo' });
  await expect(kept).toContainText('Firmato da Ada Pérez');
  await kept.getByRole('button', { name: /^Scarta Perizia/ }).click();
  const question = page.getByRole('dialog', { name: 'Scartare il rapporto firmato?' });
  await expect(question).toContainText('Ada Pérez ha firmato');
  await guard.inspect(page);
  await question.getByRole('button', { name: 'Annulla' }).click();
  await expect(kept).toContainText('Firmato da Ada Pérez');
  await kept.getByRole('button', { name: /^Scarta Perizia/ }).click();
  await question.getByRole('button', { name: 'Scarta il rapporto' }).click();
  await expect(kept).toContainText('Lo scriviamo nella storia del cliente appena c’è rete.');

  await page.context().setOffline(false);
  await expect(kept).toBeHidden({ timeout: 60_000 });
  await page.goto(`/clienti/${client.id}`);
  await expect(page.getByText(/Scartato prima dell’invio il rapporto firmato: intervento/)).toBeVisible();
  await expect(page.getByText(/con la firma di Ada Pérez/)).toBeVisible();
  expect((await make.readIntervention(client, done)).signature).toBeNull();
});

test('what was signed of an intervention that somebody else has changed is kept, with the reason, and signed again', async ({
  as,
  make,
}) => {
  const client = await make.client();
  const done = await make.intervention(client, { kind: 'Sopralluogo', description: 'Prima.' });
  const page = await as(GIULIA, `/clienti/${client.id}/interventi`);
  await expect(page.getByRole('link', { name: /^Sopralluogo del [\d/]+$/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page
    .getByRole('row', { name: /Sopralluogo/ })
    .getByLabel(/Fai firmare/)
    .click();
  await expect(page.getByText('Prima.')).toBeVisible();
  await page.context().setOffline(true);
  await draw(page);
  await confirm(page, 'Ada Pérez');
  await expect(page.getByText('Bozza su dispositivo')).toBeVisible();
  await make.changeRecord(client, 'interventions', done, { description: 'Dopo.' });
  await page.context().setOffline(false);
  const kept = page.getByRole('region', { name: 'Su questo dispositivo' });
  await expect(kept).toContainText('è stato modificato dopo la firma', { timeout: 60_000 });
  await kept.getByRole('link', { name: 'Rivedi e firma' }).click();
  await expect(page.getByText('Dopo.')).toBeVisible();
  // The drawing is kept; the confirmation must be given again.
  await confirm(page, 'Ada Pérez');
  await expect(page.getByText(/versione \d · Firmato da Ada Pérez/)).toBeVisible();
  expect((await make.readIntervention(client, done)).signature?.method).toBe('drawn');
});
