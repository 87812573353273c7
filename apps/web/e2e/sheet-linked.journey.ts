import { expect, test } from './journey';
import { GIULIA } from './people';

test('a contact is made at one client, linked to another, and unlinked without being lost', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const [first, second] = [await make.client({}, ada), await make.client({}, ada)];
  const page = await as(ada, `/clienti/${first.id}/referenti`);
  await expect(page.getByRole('heading', { name: 'Ancora nessun referente' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('link', { name: 'Associa nuovo contatto' }).first().click();
  const form = page.getByRole('dialog', { name: 'Nuovo contatto' });
  await form.getByRole('button', { name: 'Salva' }).click();
  await expect(form.getByText('Scrivi il nome o il cognome')).toBeVisible();
  await guard.inspect(page);
  await form.getByRole('textbox', { name: 'Nome', exact: true }).fill('Sara');
  await form.getByRole('textbox', { name: 'Cognome' }).fill('Colombo');
  await form.getByRole('textbox', { name: 'Ruolo' }).fill('Amministrazione');
  await form.getByRole('textbox', { name: 'Telefono' }).fill('347 5550142');
  await form.getByRole('button', { name: 'Salva' }).click();
  const row = page.getByRole('grid').getByRole('row', { name: /Sara Colombo/ });
  await expect(row).toContainText('Amministrazione');

  await page.goto(`/clienti/${second.id}/referenti`);
  const select = page.getByRole('combobox', { name: 'Associa un referente già inserito' });
  await select.click();
  await page.getByRole('option', { name: 'Sara Colombo' }).click();
  await expect(row).toBeVisible();
  await expect(page.getByRole('status').getByText('“Sara Colombo” associato')).toBeVisible();
  await select.click();
  await expect(page.getByRole('option', { name: 'Sara Colombo · già associato' })).toHaveAttribute('aria-disabled', 'true');
  await guard.inspect(page);
  await page.keyboard.press('Escape');

  // A change here applies to all linked clients, and the panel shows how many there are.
  await page.getByRole('link', { name: 'Modifica Sara Colombo' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Ruolo' }).fill('Acquisti');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('dialog', { name: 'Referente' }).getByText('2 clienti')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Rimuovi associazione' }).click();
  await expect(page.getByRole('status').getByText(/non è più associato. Resta in agenzia/)).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row).toContainText('Acquisti');
  await page.getByRole('button', { name: 'Rimuovi associazione: Sara Colombo' }).click();
  await expect(row).toHaveCount(0);

  await page.goto(`/clienti/${first.id}`);
  const beside = page.getByRole('region', { name: 'Referenti' });
  await expect(beside.getByText('Acquisti')).toBeVisible();
  await expect(beside.getByRole('link', { name: 'Chiama Sara Colombo' })).toHaveAttribute('href', 'tel:+393475550142');
  const history = page.getByRole('region', { name: 'Storia' });
  await expect(history.getByText('Aggiunto il referente Sara Colombo')).toBeVisible();
  await expect(history.getByText('Ruolo da Amministrazione a Acquisti')).toBeVisible();
  await guard.inspect(page);
  await page.goto(`/clienti/${second.id}`);
  await expect(history.getByText('Tolta l’associazione: referente Sara Colombo').first()).toBeVisible();
  await page.goto('/');
  await expect(page.getByText(/ha tolto l’associazione tra il referente “Sara Colombo” e/).first()).toBeVisible();

  // An unlinked contact can be deleted and restored from the trash.
  await page.goto(`/clienti/${first.id}/referenti`);
  await page.getByRole('button', { name: 'Rimuovi associazione: Sara Colombo' }).click();
  await page.getByRole('button', { name: 'Elimina anche il referente' }).click();
  await expect(page.getByRole('status').getByText('“Sara Colombo” è nel cestino')).toBeVisible();
  await select.click();
  await expect(page.getByText('Nessun risultato')).toBeVisible();
});

test('a payment method is the agency’s: made once, linked to who pays so', async ({ as, guard, make }) => {
  const client = await make.client();
  const name = `Bonifico ${make.surname()}`;
  const page = await as(GIULIA, `/prospect/${(await make.prospect()).id}/metodi-di-pagamento?nuovo=true`);
  const form = page.getByRole('dialog', { name: 'Nuovo metodo di pagamento' });
  await form.getByRole('textbox', { name: 'Nome' }).fill(name);
  await form.getByRole('combobox', { name: 'Tipo' }).fill('boni');
  await page.getByRole('option', { name: 'Bonifico' }).click();
  await guard.inspect(page);
  await form.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('grid').getByRole('row', { name: new RegExp(name) })).toContainText('Bonifico');
  await page.goto(`/clienti/${client.id}/metodi-di-pagamento`);
  await page.getByRole('combobox', { name: /Associa un metodo/ }).fill(name);
  await page.getByRole('option', { name }).click();
  await expect(page.getByRole('grid').getByRole('row', { name: new RegExp(name) })).toContainText('2');
  await guard.inspect(page);
});
