import { expect, test } from './journey';
import { GIULIA, MARCO } from './people';

const RIGHT = 'IT60X0542811101000000123456';
const OTHER = 'DE89370400440532013000';

test('an IBAN is explained while it is typed, kept masked, and read only by who asks', async ({ as, guard, make }) => {
  const client = await make.client();
  const page = await as(GIULIA, `/clienti/${client.id}/banche?nuovo=true`);
  const form = page.getByRole('dialog', { name: 'Nuova banca' });
  const iban = form.getByRole('textbox', { name: 'IBAN' });
  await iban.pressSequentially('IT60 X054');
  await expect(form.getByText('Un IBAN italiano ha 27 caratteri: ne mancano 19')).toBeVisible();
  await iban.fill(RIGHT.replace('60', '61'));
  await page.keyboard.press('Control+s');
  await expect(form.getByRole('alert').getByText('Le cifre di controllo, la terza e la quarta, non tornano')).toBeVisible();
  await guard.inspect(page);
  await iban.fill('IT60 X054 2811 1010 0000 0123 456');
  await expect(form.getByText('ABI 05428 · CAB 11101 · conto 000000123456')).toBeVisible();
  await form.getByRole('textbox', { name: 'Intestatario' }).fill('Ada Colombo');
  await page.keyboard.press('Control+s');
  const row = page.getByRole('grid').getByRole('row', { name: /Ada Colombo/ });
  await expect(row).toContainText('IT •••• 3456');
  await expect(row).toContainText('Predefinito');
  await expect(page.getByText(RIGHT)).toHaveCount(0);
  await guard.inspect(page);

  await row.click();
  const details = page.getByRole('dialog', { name: 'Banca' });
  await details.getByRole('button', { name: 'Mostra l’IBAN' }).click();
  await expect(details.getByText('IT60 X054 2811 1010 0000 0123 456')).toBeVisible();
  await guard.inspect(page);
  // Changing another field leaves the IBAN unchanged.
  await details.getByRole('link', { name: 'Modifica' }).click();
  const change = page.getByRole('dialog', { name: 'Modifica banca' });
  await expect(change.getByText('Ora è IT •••• 3456: lascia vuoto per non cambiarlo')).toBeVisible();
  await change.getByRole('textbox', { name: 'BIC' }).fill('unicr');
  await page.keyboard.press('Control+s');
  await expect(change.getByText('Un BIC ha 8 o 11 lettere e cifre')).toBeVisible();
  await change.getByRole('textbox', { name: 'BIC' }).fill('uncritm1xxx');
  await page.keyboard.press('Control+s');
  await expect(details.getByText('UNCRITM1XXX')).toBeVisible();
  await details.getByRole('button', { name: 'Mostra l’IBAN' }).click();
  await expect(details.getByText('IT60 X054 2811 1010 0000 0123 456')).toBeVisible();
});

test('who may not read an IBAN sees its end, and the default account asks for another before it goes', async ({ as, guard, make }) => {
  guard.allow(409, /\/bank-accounts\//);
  const client = await make.client({}, MARCO);
  await make.account(client, { iban: RIGHT, holder: 'Primo Conto' });
  await make.account(client, { iban: OTHER, holder: 'Secondo Conto' });
  const marco = await as(MARCO, `/clienti/${client.id}/banche`);
  await marco.getByRole('link', { name: 'Visualizza Primo Conto' }).click();
  const details = marco.getByRole('dialog', { name: 'Banca' });
  await expect(details.getByText('Il tuo ruolo non può leggere l’IBAN per intero')).toBeVisible();
  await expect(details.getByRole('button', { name: 'Mostra l’IBAN' })).toHaveCount(0);

  const page = await as(GIULIA, `/clienti/${client.id}/banche`);
  await page.getByRole('button', { name: 'Sposta nel cestino: Primo Conto' }).click();
  const question = page.getByRole('dialog', { name: 'È il conto predefinito' });
  await expect(question.getByRole('radio', { name: /Secondo Conto · DE •••• 3000/ })).toBeChecked();
  await guard.inspect(page);
  await question.getByRole('button', { name: 'Elimina e passa a questo' }).click();
  await expect(page.getByRole('status').getByText('“Primo Conto” è nel cestino')).toBeVisible();
  await expect(page.getByRole('grid').getByRole('row', { name: /Secondo Conto/ })).toContainText('Predefinito');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('grid').getByRole('row', { name: /Primo Conto/ })).not.toContainText('Predefinito');
});

test('bonuses and discounts are a part or an amount, and only to be looked up', async ({ as, guard, make }) => {
  const client = await make.client();
  const page = await as(GIULIA, `/clienti/${client.id}/bonus?nuovo=true`);
  const bonus = page.getByRole('dialog', { name: 'Nuovo bonus' });
  await bonus.getByRole('textbox', { name: 'Descrizione' }).fill('Fedeltà');
  await bonus.getByRole('textbox', { name: 'Percentuale' }).fill('120');
  await bonus.getByRole('textbox', { name: 'Valido dal' }).fill('31/12/2026');
  await bonus.getByRole('textbox', { name: 'Valido fino al' }).fill('1/1/2026');
  await page.keyboard.press('Control+s');
  await expect(bonus.getByText('Una percentuale da 0 a 100')).toBeVisible();
  await expect(bonus.getByText('La fine viene prima dell’inizio')).toBeVisible();
  await guard.inspect(page);
  await bonus.getByRole('textbox', { name: 'Percentuale' }).fill('12,5');
  await bonus.getByRole('textbox', { name: 'Valido dal' }).fill('32/13/2026');
  await page.keyboard.press('Control+s');
  await expect(bonus.getByText('Non è un giorno del calendario')).toBeVisible();
  await bonus.getByRole('textbox', { name: 'Valido dal' }).fill('');
  await bonus.getByRole('textbox', { name: 'Valido fino al' }).fill('31/12/2020');
  await page.keyboard.press('Control+s');
  const row = page.getByRole('grid').getByRole('row', { name: /Fedeltà/ });
  await expect(row).toContainText('12,5 %');
  await expect(row).toContainText('fino al 31/12/2020');
  await expect(row).toContainText('Finito');
  await expect(page.getByText('I bonus servono solo per consultazione')).toBeVisible();
  await guard.inspect(page);
  // Switching from a percentage to an amount clears the percentage.
  await page.getByRole('link', { name: 'Modifica Fedeltà' }).click();
  const change = page.getByRole('dialog', { name: 'Modifica bonus' });
  await change.getByText('Importo', { exact: true }).click();
  await expect(change.getByRole('textbox', { name: 'Percentuale' })).toHaveCount(0);
  await change.getByRole('textbox', { name: 'Importo' }).fill('1.250,50');
  await page.keyboard.press('Control+s');
  await page.keyboard.press('Escape');
  await expect(row).toContainText('€ 1.250,50');

  await page.goto(`/clienti/${client.id}/sconti`);
  await expect(page.getByText('Gli sconti servono solo per consultazione')).toBeVisible();
  for (const [description, threshold] of [
    ['Flotta', '1000'],
    ['Famiglia', '0'],
  ] as const) {
    await page.getByRole('link', { name: 'Aggiungi sconto' }).first().click();
    const discount = page.getByRole('dialog', { name: 'Nuovo sconto' });
    await discount.getByRole('textbox', { name: 'Descrizione' }).fill(description);
    await discount.getByRole('textbox', { name: 'Percentuale' }).fill('5');
    await discount.getByRole('textbox', { name: 'Soglia minima' }).fill(threshold);
    await page.keyboard.press('Control+s');
    await expect(discount).toHaveCount(0);
  }
  await expect(page.getByRole('grid').getByRole('row', { name: /Famiglia/ })).toContainText('nessuna');
  await page.getByRole('button', { name: 'Soglia minima' }).click();
  await page.getByRole('button', { name: 'Soglia minima' }).click();
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Flotta');
  await expect(page).toHaveURL(/ord=-soglia/);
  await guard.inspect(page);
});
