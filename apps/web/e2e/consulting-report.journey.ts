import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportPage } from '@sestante/api-client/types';
import { expect, test } from './journey';
import { fits, PHONE } from './phone';
import { fillIn } from './questionnaires';
import { draw } from './signing';

const CASES: { input: { type: string; answers: Record<string, unknown> } }[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../libs/risk-engine/src/worked-cases.json'), 'utf8'),
);
const ANSWERS = {
  ...CASES.find(({ input }) => input.type === 'retail')?.input.answers,
  'priorities.own_words': 'Vorrei che i ragazzi finissero gli studi.',
};

test('a consulting report: written in place, approved, printed, delivered and signed for', async ({ as, open, guard, make, request }) => {
  guard.allow(412, /\/reports\//);
  const ada = await make.agency();
  await make.privacyNotice(ada);
  const client = await make.client({ firstName: 'Maria', lastName: 'Rossi', birthDate: '1984-03-10' }, ada);
  const sent = await make.questionnaire(client, ada);
  await fillIn(request, sent.link, ANSWERS);
  const page = await as(ada, `/clienti/${client.id}/questionari`);
  const cycle = page.getByRole('grid', { name: 'Questionari' }).getByRole('row').nth(1);
  await cycle.getByRole('link', { name: /^Report analitico: Rischio/ }).click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Crea il consulenziale' }).click();
  await expect(page.getByText('Report consulenziale, versione 1')).toBeVisible();
  await guard.inspect(page);

  const section = (name: string) => page.getByRole('region', { name, exact: true });
  const needs = section('I Suoi bisogni');
  await expect(needs).toContainText('Vorrei che i ragazzi finissero gli studi.');
  await needs.getByText('Perché', { exact: true }).first().click();
  await needs.getByRole('button', { name: /^Modifica/ }).click();
  const text = needs.getByRole('textbox', { name: 'Testo' });
  await expect(text).toHaveValue(/Le preferenze che ha indicato:\n\n- /);
  // A colleague writes the same section meanwhile.
  const { data } = await make.look<ReportPage>(`/reports?clientId=${client.id}&kind=consulting`, ada);
  await make.edit(`/reports/${data[0]?.id}`, { sections: [{ code: 'needs', text: 'La versione del collega.' }] }, ada);
  await text.fill('Ci siamo parlati in agenzia.\n\n- Prima la famiglia.\n- Poi la casa.');
  await needs.getByRole('button', { name: 'Salva' }).click();
  const conflict = page.getByRole('dialog', { name: 'Modifica concorrente' });
  await expect(conflict).toContainText('La versione del collega.');
  await guard.inspect(page);
  await conflict.getByRole('button', { name: /^Salva scelte/ }).click();
  await expect(needs.getByRole('listitem')).toHaveText(['Prima la famiglia.', 'Poi la casa.']);
  await expect(needs).toContainText('Modificata');
  await expect(needs).toContainText('Vorrei che i ragazzi finissero gli studi.');

  const refusals = section('Le raccomandazioni che ha rifiutato');
  await refusals.getByRole('button', { name: /^Modifica/ }).click();
  await refusals.getByRole('checkbox', { name: /assistenza/ }).check();
  await refusals.getByRole('textbox', { name: 'Motivo' }).fill('Preferisce aspettare.');
  await refusals.getByRole('button', { name: 'Salva' }).click();
  await expect(refusals.getByRole('row', { name: /Preferisce aspettare/ })).toBeVisible();

  const steps = section('I prossimi passi');
  await steps.getByRole('button', { name: /^Modifica/ }).click();
  await steps.getByRole('textbox', { name: 'Che cosa' }).fill('Preparare i preventivi');
  await steps.getByRole('textbox', { name: 'Entro' }).fill('+7');
  await guard.inspect(page);
  await steps.getByRole('button', { name: 'Salva' }).click();
  await steps.getByRole('button', { name: 'Pianifica azione: Preparare i preventivi' }).click();
  await expect(page.getByText(/^Pianificata: Preparare i preventivi/)).toBeVisible();

  const disclosure = section('Informazioni sull’intermediario');
  await disclosure.getByRole('button', { name: /^Modifica/ }).click();
  await disclosure.getByText('Raccomandazione personalizzata', { exact: true }).click();
  await disclosure.getByRole('checkbox', { name: /MUP/ }).check();
  await disclosure.getByRole('button', { name: 'Salva' }).click();
  await expect(disclosure.getByText('Scrivi la versione del MUP')).toBeVisible();
  await disclosure.getByRole('textbox', { name: 'Versione del MUP' }).fill('3');
  await disclosure.getByRole('button', { name: 'Salva' }).click();
  await expect(disclosure).toContainText('versione 3');

  await page.getByRole('button', { name: 'Approva' }).click();
  await page.getByRole('dialog', { name: 'Approvare il report?' }).getByRole('button', { name: 'Approva' }).click();
  await expect(page.getByText(/^Report di .* approvato$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Modifica: / })).toHaveCount(0);
  await expect(page.getByText('Impronta SHA-256 del PDF')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/Rossi.*\.pdf$/);

  await page.getByRole('button', { name: 'Consegna' }).click();
  const delivery = page.getByRole('dialog', { name: /^Consegna il report/ });
  await delivery.getByText('Link', { exact: true }).click();
  await delivery.getByRole('button', { name: /^Crea il link/ }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(page.getByText('con un link')).toBeVisible();

  const phone = await open(link.slice(link.indexOf('/documento')), PHONE);
  await expect(phone.getByRole('heading', { name: 'Il Suo report consulenziale' })).toBeVisible();
  expect(phone.url()).not.toContain('#');
  await fits(phone);
  await guard.inspect(phone);
  const file = phone.waitForEvent('download');
  await phone.getByRole('button', { name: 'Scarichi il PDF' }).click();
  await file;

  await page.getByRole('button', { name: 'Firma per ricevuta' }).click();
  const receipt = page.getByRole('dialog', { name: /^Firma per ricevuta/ });
  await receipt.getByRole('button', { name: 'Conferma' }).click();
  await expect(receipt.getByText('Manca la firma: serve più di un punto.')).toBeVisible();
  await draw(page);
  await guard.inspect(page);
  await receipt.getByRole('button', { name: 'Conferma' }).click();
  await expect(page.getByText(/^Ricevuta firmata da/)).toBeVisible();
  await expect(page.getByText('Ricevuto', { exact: true })).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('status')).toContainText('Ha confermato di averlo ricevuto il');

  await page.getByRole('button', { name: 'Nuova versione' }).click();
  await page.getByRole('button', { name: 'Fai una nuova versione' }).click();
  await expect(page.getByText('Report consulenziale, versione 2')).toBeVisible();
  await expect(section('I Suoi bisogni')).toContainText('Ci siamo parlati in agenzia.');
  const delivered = await make.deliveredReport(page.url().split('/').at(-1) ?? '', ada);
  const phoneAgain = await open(delivered.slice(delivered.indexOf('/documento')), PHONE);
  await phoneAgain.getByRole('button', { name: 'Confermo di aver ricevuto' }).click();
  await expect(phoneAgain.getByRole('status')).toContainText('Ha confermato di averlo ricevuto il');
  await guard.inspect(phoneAgain);
  await page.reload();
  await expect(page.getByText('Ricevuto', { exact: true })).toBeVisible();
});

test('on a phone the report fits, and a link that is not valid shows nothing', async ({ as, open, guard, make, request }) => {
  const ada = await make.agency();
  await make.privacyNotice(ada);
  const client = await make.client({ birthDate: '1984-03-10' }, ada);
  const sent = await make.questionnaire(client, ada);
  await fillIn(request, sent.link);
  const page = await as(ada, `/clienti/${client.id}/questionari`, PHONE);
  await page
    .getByRole('link', { name: /^Report analitico: Rischio/ })
    .first()
    .click({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Crea il consulenziale' }).click();
  await expect(page.getByRole('button', { name: 'Approva' })).toBeEnabled();
  await page
    .getByRole('region', { name: 'Le priorità' })
    .getByRole('button', { name: /^Modifica/ })
    .click();
  await fits(page);
  await guard.inspect(page);

  guard.allow(404, /\/public\/reports\//);
  const wrong = await open(`/documento#${'a'.repeat(43)}`);
  await expect(wrong.getByRole('heading', { name: 'Questo documento non è disponibile' })).toBeVisible();
  await guard.inspect(wrong);
});
