import { expect, test } from './journey';
import { GIULIA } from './people';

test('a contract is written, read, found by its end everywhere, thrown away and taken back', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  const page = await as(ada, `/clienti/${client.id}/contratti`);
  await expect(page.getByRole('heading', { name: 'Ancora nessun contratto' })).toBeVisible();
  await page.getByRole('link', { name: 'Associa nuovo contratto' }).first().click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Copertura').fill('RC professionale');
  await page.keyboard.press('Tab');
  await panel.getByLabel('Compagnia').fill('Reale Mutua');
  await page.keyboard.press('Tab');
  await panel.getByLabel('Numero di polizza').fill('RM/2026/7');
  await panel.getByLabel('Decorrenza', { exact: true }).fill('+30');
  await panel.getByLabel('Scadenza', { exact: true }).fill('+12');
  await panel.getByLabel('Premio').fill('1250,5');
  await panel.getByLabel('Frazionamento').fill('semestrale');
  await page.keyboard.press('Tab');
  guard.allow(422, /contracts$/);
  await page.keyboard.press('Control+s');
  // Either date may be the wrong one, so both show the error.
  await expect(panel.getByText('Finisce prima di cominciare')).toHaveCount(2);
  await guard.inspect(page);
  await panel.getByLabel('Decorrenza', { exact: true }).fill('-353');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“RC professionale · Reale Mutua · RM/2026/7” aggiunto')).toBeVisible();
  const row = page.getByRole('grid', { name: 'Contratti' }).getByRole('row', { name: 'RC professionale' });
  await expect(row).toContainText('tra 12 giorni');
  await expect(row).toContainText('€ 1.250,50, semestrale');
  await expect(row).toContainText('Attivo');
  await guard.inspect(page);

  await make.contract(client, { coverageClass: 'Infortuni', endsOn: make.day(-2) }, ada);
  await make.contract(client, { coverageClass: 'Vita', endsOn: make.day(45), status: 'suspended' }, ada);
  await make.contract(client, { coverageClass: 'Kasko', endsOn: make.day(5), status: 'cancelled' }, ada);
  await page.reload();
  // The earliest end comes first, whatever the state of the contract.
  await expect(page.getByRole('grid', { name: 'Contratti' }).getByRole('row').nth(1)).toContainText('scaduto da 2 giorni');
  await page.getByRole('columnheader', { name: 'Scadenza' }).getByRole('button').click();
  await expect(page.getByRole('grid', { name: 'Contratti' }).getByRole('row').nth(1)).toContainText('Vita');

  await page.goto(`/clienti/${client.id}`);
  const ends = page.getByRole('region', { name: 'Prossime scadenze' });
  await expect(ends.getByRole('listitem')).toHaveText([/^Infortuni.*scaduto da 2 giorni/, /^RC professionale.*tra 12 giorni/, /^Vita/]);
  await guard.inspect(page);
  await ends.getByRole('link', { name: 'RC professionale' }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: /^RC professionale/ })).toBeVisible();

  await page.goto('/');
  const card = page.getByRole('region', { name: 'Scadenze contratti' });
  await expect(card.getByRole('link', { name: /^30 giorni/ })).toContainText('1');
  await expect(card.getByRole('link', { name: /^60 giorni/ })).toContainText('2');
  await expect(card).toContainText('€ 1.250,50');
  await guard.inspect(page);
  await card.getByRole('link', { name: 'Apri elenco' }).click();
  const all = page.getByRole('grid', { name: 'Scadenze contratti' });
  await expect(all.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: '60 giorni' }).click();
  await expect(all.getByRole('row')).toHaveCount(3);
  await page.getByRole('link', { name: 'Scaduti ancora attivi' }).click();
  await expect(all.getByRole('row').nth(1)).toContainText('Infortuni');
  await guard.inspect(page);

  await make.client({}, ada);
  await page.goto('/clienti');
  await expect(page.getByRole('grid', { name: 'Clienti' }).getByRole('row')).toHaveCount(3);
  await page.keyboard.press('f');
  await page.getByRole('menuitem', { name: 'Scadenza contratto entro' }).click();
  await page.getByRole('checkbox', { name: '30 giorni' }).click();
  await expect(page).toHaveURL(/scadenza=30/);
  await expect(page.getByRole('grid', { name: 'Clienti' }).getByRole('row')).toHaveCount(2);

  await page.goto(`/clienti/${client.id}/contratti`);
  await row.focus();
  await page.keyboard.press('Delete');
  await expect(row).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row).toBeVisible();
});

test('what lies in the trash comes back from there, without what it was tied to if that is gone', async ({ as, guard, make }) => {
  const client = await make.client();
  const site = await make.site(client, { label: 'Magazzino' });
  const name = make.surname();
  const contract = await make.contract(client, { coverageClass: `Furto ${name}`, siteId: site.id });
  await make.discard(client, 'contracts', contract);
  await make.discard(client, 'sites', site);
  const page = await as(GIULIA, '/cestino');
  const row = page.getByRole('row', { name: `Furto ${name}` });
  await expect(row).toContainText('Contratto');
  await expect(row).toContainText(client.displayName);
  guard.allow(409, /restore$/);
  await row.getByRole('button', { name: 'Ripristina' }).click();
  await expect(page.getByRole('dialog')).toContainText('una sede');
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Ripristina senza collegamento' }).click();
  await expect(row).toHaveCount(0);
  await page.goto(`/clienti/${client.id}/contratti`);
  await expect(page.getByRole('row', { name: `Furto ${name}` })).toBeVisible();
});
