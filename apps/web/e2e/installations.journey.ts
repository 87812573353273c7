import { pdf } from './files';
import { expect, test } from './journey';
import { GIULIA } from './people';

test('an installation is made, changed, thrown away and taken back; one that has interventions names them', async ({ as, make, guard }) => {
  const client = await make.client({ type: 'corporate' });
  const page = await as(GIULIA, `/clienti/${client.id}/impianti`);
  await expect(page.getByText('Ancora nessun impianto')).toBeVisible();
  await page.getByRole('link', { name: 'Associa nuovo impianto' }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: /^Salva/ }).click();
  await expect(panel.getByText('Serve un nome, per esempio “Antincendio, linea B”')).toBeVisible();
  await panel.getByLabel('Nome').fill('Antincendio, linea B');
  await expect(panel.getByRole('heading', { name: 'Antincendio, linea B' })).toBeVisible();
  await panel.getByRole('combobox', { name: 'Tipo' }).fill('Antincendio');
  await panel.getByLabel('Numero di serie').fill('SN-0417');
  await panel.getByLabel('Prossima manutenzione', { exact: true }).fill('01/02/2026');
  await guard.inspect(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“Antincendio, linea B” aggiunto')).toBeVisible();
  const row = page.getByRole('row', { name: /Antincendio, linea B/ });
  await expect(row).toContainText('Manutenzione in ritardo');
  await expect(row).toContainText('01/02/2026');

  await row.getByLabel('Modifica Antincendio, linea B').click();
  await panel.getByLabel('Marca').fill('Meridiana');
  await panel.getByLabel('Prossima manutenzione', { exact: true }).fill('');
  await panel.getByRole('button', { name: /^Salva/ }).click();
  await expect(panel.getByText('Meridiana')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row).not.toContainText('Manutenzione in ritardo');

  await row.getByLabel('Sposta nel cestino: Antincendio, linea B').click();
  await expect(page.getByText('Ancora nessun impianto')).toBeVisible();
  await page.getByRole('button', { name: /^Annulla/ }).click();
  await expect(row).toBeVisible();

  const id = new URL((await row.getByRole('link').first().getAttribute('href')) ?? '', page.url()).searchParams.get('apri') ?? '';
  await make.intervention(client, { kind: 'Collaudo', installationId: id });
  guard.allow(409, /\/installations\//);
  await row.getByLabel('Sposta nel cestino: Antincendio, linea B').click();
  const inTheWay = page.getByRole('dialog', { name: '“Antincendio, linea B” serve ancora' });
  await inTheWay.getByRole('link', { name: /Collaudo/ }).click();
  await expect(page).toHaveURL(/\/interventi\?apri=/);
  await expect(page.getByRole('dialog').getByText('Antincendio, linea B')).toBeVisible();
});

test('a report is composed, replaced by an uploaded PDF, and begun anew after it was signed', async ({ as, make, guard }) => {
  const client = await make.client();
  const done = await make.intervention(client, { kind: 'Perizia', description: 'Danni da grandine sul tetto.' });
  const page = await as(GIULIA, `/clienti/${client.id}/interventi?apri=${done.id}`);
  const report = page.getByRole('region', { name: 'Rapporto' });
  await expect(report).toContainText('Ancora nessun rapporto');
  await expect(page.getByRole('button', { name: /Apri rapporto/ })).toHaveCount(0);
  await report.getByRole('button', { name: 'Componi rapporto' }).click();
  await expect(report).toContainText('versione 1 · da firmare');

  await report.locator('input[type=file]').setInputFiles({ name: 'Nota.txt', mimeType: 'text/plain', buffer: Buffer.from('nota') });
  await expect(report.getByText('Il rapporto deve essere un PDF.')).toBeVisible();
  guard.allow(422, /\/report$/);
  await report
    .locator('input[type=file]')
    .setInputFiles({ name: 'Finto.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ programma') });
  await expect(report.getByRole('alert').last()).toContainText(/Non accettiamo|Dentro non c’è/);
  await report.locator('input[type=file]').setInputFiles(pdf('Perizia firmata.pdf', 'Danni da grandine'));
  await expect(report).toContainText('Perizia firmata.pdf');
  await expect(report).toContainText('caricato, senza firma sullo schermo');
  await guard.inspect(page);

  // Signed as uploaded: the original file with one more page.
  await page.getByRole('dialog').getByRole('link', { name: 'Fai firmare' }).click();
  await expect(page.getByText('Perizia firmata.pdf').first()).toBeVisible();
  await page.getByRole('button', { name: /scrivi il nome/ }).click();
  await page.getByLabel('Nome di chi firma').fill('Ada Pérez');
  await page.getByLabel(/Il cliente conferma i lavori/).check();
  await page.getByRole('button', { name: 'Conferma e chiudi' }).click();
  await expect(report).toContainText(/Firmato da Ada Pérez il/);
  await expect(report).toContainText((await make.readIntervention(client, done)).signature?.sha256 ?? 'nessuna impronta');
  await expect(page.getByText(/per correggerlo si fa una nuova versione/)).toBeVisible();
  const kept = page.getByRole('dialog').getByRole('button', { name: 'Sposta nel cestino' });
  await expect(kept).toHaveAttribute('title', /Non si può eliminare. Firmato da Ada Pérez/);
  await kept.press('Enter');
  await expect(page.getByRole('alert').getByText(/Non si può eliminare. Firmato da Ada Pérez/)).toBeVisible();

  await report.getByRole('button', { name: 'Nuova versione' }).click();
  await page.getByRole('button', { name: 'Fai una nuova versione' }).click();
  await expect(report).toContainText('da firmare');
  expect((await make.readIntervention(client, done)).signature).toBeNull();
});
