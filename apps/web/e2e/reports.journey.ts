import { expect, test } from './journey';
import { fits, PHONE } from './phone';
import { fillIn } from './questionnaires';

const ANSWERS = {
  'person.birth_date': '1980-05-02',
  'family.household_size': 4,
  'family.dependents': 2,
  'work.status': 'employee_private',
  'home.tenure': 'owned_free',
  'home.build_period': 'before_1950',
  'vehicles.count': 2,
  'vehicles.all_insured': true,
  'savings.liquid': 1_500_000,
};

test('a report comes by itself, explains its figures, plans an action, and is compared with a later one', async ({
  as,
  guard,
  make,
  request,
}) => {
  const ada = await make.agency();
  await make.privacyNotice(ada);
  const page = await as(ada, '/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'Nessun report, per ora' })).toBeVisible();
  await guard.inspect(page);

  const client = await make.client({ firstName: 'Anna', lastName: 'Neri', birthDate: '1980-05-02' }, ada);
  const sent = await make.questionnaire(client, ada);
  await page.goto(`/clienti/${client.id}/questionari`);
  const cycle = page.getByRole('grid', { name: 'Questionari' }).getByRole('row').nth(1);
  await expect(cycle).toContainText('Non disponibile');
  await fillIn(request, sent.link, ANSWERS);
  await page.reload();
  // The page asks again while the report is being made.
  await cycle.getByRole('link', { name: /^Report analitico: Rischio/ }).click({ timeout: 15_000 });
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Neri' })).toBeVisible();
  await expect(page.getByRole('img', { name: /Abitazione: esposizione \d+, copertura \d+/ })).toBeVisible();
  await guard.inspect(page);

  const home = page
    .getByRole('table', { name: 'Punteggio delle aree' })
    .getByRole('row', { name: /^Abitazione/ })
    .first();
  await home.getByRole('button', { name: 'Perché: Abitazione' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Possibilità che accada \d+, gravità \d+/).first()).toBeVisible();
  await page.getByRole('region', { name: 'Stime' }).getByText('Perché', { exact: true }).first().click();
  await guard.inspect(page);

  const recommendations = page.getByRole('region', { name: 'Raccomandazioni' });
  const first = recommendations.getByRole('listitem').first();
  await first.getByRole('button', { name: /^Pianifica azione/ }).click();
  await expect(page.getByText(/^Pianificata: /)).toBeVisible();
  await expect(first.getByRole('link', { name: 'Azione pianificata' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(first.getByRole('button', { name: /^Pianifica azione/ })).toBeVisible();
  await first.getByRole('button', { name: /^Pianifica azione/ }).click();
  await first.getByRole('link', { name: 'Azione pianificata' }).click();
  await expect(page.getByRole('dialog')).toContainText('Anna Neri');
  await page.keyboard.press('Escape');

  const earlier = page.url();
  await page.getByRole('button', { name: 'Ricalcola' }).click();
  await expect(page.getByText('Report analitico n. 2')).toBeVisible();
  expect(page.url()).not.toBe(earlier);
  await page.getByRole('button', { name: 'Confronta' }).click();
  await page.getByRole('menuitem', { name: /^del / }).click();
  await expect(page.getByRole('region', { name: 'Risposte' })).toContainText('Le risposte sono le stesse');
  await guard.inspect(page);

  const again = await make.questionnaire(client, ada);
  await fillIn(request, again.link, { ...ANSWERS, 'family.dependents': 0 });
  await page.goto(`/clienti/${client.id}/questionari`);
  await cycle.getByRole('link', { name: /^Report analitico: Rischio/ }).click({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Confronta' }).click();
  await page.getByRole('menuitem', { name: /^del / }).last().click();
  await expect(page.getByRole('region', { name: 'Risposte' })).toContainText(/Prima: 2.*Ora: 0/s);
  await page.getByRole('region', { name: 'Aree' }).getByText('Perché: Protezione dei familiari').click();
  await guard.inspect(page);
  const comparison = page.url();

  await page.goto('/report?elenco=analitici');
  const rows = page.getByRole('grid', { name: 'Report' }).getByRole('row', { name: 'Anna Neri' });
  await expect(rows).toHaveCount(3);
  await guard.inspect(page);
  await page.getByRole('searchbox', { name: 'Cerca nei report' }).fill('Zzzz');
  await expect(page.getByRole('heading', { name: 'Nessun report per «Zzzz»' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Report' })).toContainText('Anna Neri');

  const phone = await as(ada, '/report', { ...PHONE, colorScheme: 'dark' });
  for (const path of ['/report', earlier, comparison, `/clienti/${client.id}/questionari`]) {
    await phone.goto(path);
    await expect(phone.getByText('Anna Neri').first()).toBeVisible();
    await fits(phone);
    await guard.inspect(phone);
  }
});
