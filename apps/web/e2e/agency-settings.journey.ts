import { png } from './files';
import { expect, test } from './journey';

test('an agency enters its details, and publishes its privacy notice from the proposed text', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const page = await as(ada, '/impostazioni/privacy');
  await expect(page.getByRole('heading', { name: 'Nessuna informativa, per ora' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('link', { name: 'Prepara l’informativa' }).click();
  // A notice must say whose it is: the details come first.
  await expect(page.getByText('mancano la sede, l’email, il telefono')).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('link', { name: 'Completa i dati' }).click();

  await expect(page.getByRole('textbox', { name: 'Nome' })).toHaveValue(ada.agency);
  await page.getByRole('textbox', { name: 'Via' }).fill('Via Po');
  await page.getByRole('textbox', { name: 'Civico' }).fill('12');
  await page.getByRole('textbox', { name: 'CAP' }).fill('10123');
  await page.getByRole('combobox', { name: 'Comune' }).fill('Torino');
  await page.getByRole('textbox', { name: 'Email' }).fill('privacy@studio');
  await page.getByRole('textbox', { name: 'Telefono' }).fill('011 5551234');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByText('Manca il dominio, per esempio nome@posta.it')).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('textbox', { name: 'Email' }).fill('privacy@studio.example');
  await page.getByRole('textbox', { name: 'Numero di iscrizione al RUI' }).fill('A000123456');
  await page.getByRole('textbox', { name: 'Data di iscrizione' }).fill('1/2/2007');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByText('Dati dell’agenzia salvati')).toBeVisible();

  await page.getByRole('link', { name: 'Privacy', exact: true }).click();
  await page.getByRole('link', { name: 'Prepara l’informativa' }).click();
  const notice = page.getByRole('textbox', { name: 'Informativa sulla privacy' });
  await expect(notice).toHaveValue(/Via Po 12/);
  await expect(notice).toHaveValue(/privacy@studio\.example/);
  await expect(notice).toHaveValue(/A000123456/);
  await guard.inspect(page);
  await page.getByText('Anteprima', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: /^Pubblica/ }).click();
  await expect(page.getByText('Versione 1 pubblicata')).toBeVisible();
  await expect(page.getByRole('row', { name: 'Versione 1' })).toContainText('In uso');

  // The next version begins with the current one, and the earlier stays as it was.
  await page.getByRole('link', { name: 'Nuova versione' }).click();
  await page.getByRole('textbox', { name: 'Condizioni del questionario' }).fill('# Condizioni\n\nSi compila una volta sola.');
  await page.getByRole('button', { name: 'Usa il testo proposto' }).click();
  await expect(page.getByRole('textbox', { name: 'Condizioni del questionario' })).not.toHaveValue(/una volta sola/);
  await page.getByRole('button', { name: 'Annulla' }).last().click();
  await expect(page.getByRole('textbox', { name: 'Condizioni del questionario' })).toHaveValue(/una volta sola/);
  await page.getByRole('button', { name: /^Pubblica/ }).click();
  await expect(page.getByRole('row', { name: 'Versione 2' })).toContainText('In uso');
  await expect(page.getByRole('row', { name: 'Versione 1' })).not.toContainText('In uso');
  await guard.inspect(page);
  await page.getByRole('row', { name: 'Versione 1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Versione 1' })).toBeVisible();
  await expect(page.getByText('Si compila una volta sola.')).toHaveCount(0);
  await guard.inspect(page);
});

test('two colleagues change the details of the agency at once', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const page = await as(ada, '/impostazioni/agenzia');
  await page.getByRole('textbox', { name: 'Telefono' }).fill('011 5551234');
  await make.edit('/settings/agency', { phone: '+390115559999', pec: 'studio@pec.example' }, ada);
  guard.allow(412, /settings\/agency/);
  await page.getByRole('button', { name: 'Salva' }).click();
  const dialog = page.getByRole('dialog', { name: 'Modifica concorrente' });
  await expect(dialog.getByText('+39 011 5559999')).toBeVisible();
  await guard.inspect(page);
  await dialog.getByRole('button', { name: 'Salva scelte' }).click();
  await expect(page.getByText('Dati dell’agenzia salvati')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'PEC' })).toHaveValue('studio@pec.example');
});

test('an agency chooses the colour of its reports and its logo', async ({ as, guard, make }) => {
  guard.allow(422, /\/settings\/agency/);
  const page = await as(await make.agency(), '/impostazioni/agenzia');
  const color = page.getByRole('textbox', { name: 'Colore dei report' });
  await color.fill('#ffe600');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByText('Sul bianco si legge poco: scegli un colore più scuro')).toBeVisible();
  await guard.inspect(page);
  await color.fill('#2f5aa8');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByText('Dati dell’agenzia salvati')).toBeVisible();

  const file = page.getByLabel('File del logo');
  await file.setInputFiles({ name: 'logo.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') });
  await expect(page.getByText('Il logo deve essere un PNG o un JPEG.')).toBeVisible();
  // The content decides, not the name.
  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await expect(page.getByText('Dentro non c’è quello che il nome del file dice')).toBeVisible();
  await file.setInputFiles(png('logo.png'));
  await expect(page.getByRole('img', { name: 'Logo dell’agenzia' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Togli logo' }).click();
  await expect(page.getByText('Nessun logo: sui report c’è il nome.')).toBeVisible();
});
