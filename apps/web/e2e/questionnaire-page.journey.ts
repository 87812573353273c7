import type { Locator } from '@playwright/test';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { expect, test } from './journey';
import { fits, PHONE } from './phone';
import { accept, answerAll, finish, kept, next, question, questionnaire, saved, title } from './questionnaires';

const NOT_AVAILABLE = 'Questo questionario non è disponibile';
const OFFLINE = 'Non in linea: risposte conservate su questo dispositivo';

test('a client begins on a phone, goes on at a desk and submits once', async ({ open, guard, make }) => {
  const { admin, id, link } = await questionnaire(make);
  const phone = await open(link, PHONE);
  await expect(title(phone)).toHaveText('Analisi dei rischi per la famiglia');
  expect(new URL(phone.url()).hash).toBe('');
  expect(await phone.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  await next(phone);
  await expect(phone.getByRole('checkbox', { name: /Ho letto/ })).toBeFocused();
  await accept(phone);
  // An answer that the agency knows has to be confirmed or changed before the client goes on.
  await expect(title(phone)).toHaveText('Qual è la Sua data di nascita?');
  await expect(phone.getByText('Secondo i nostri dati: 12/07/1984')).toBeVisible();
  await next(phone);
  await expect(phone.getByRole('alert')).toHaveText('Confermi la risposta, oppure la modifichi');
  await phone.getByRole('button', { name: 'Confermo' }).tap();
  await next(phone);
  await expect(title(phone)).toBeFocused();
  await phone.getByRole('button', { name: 'Modifico' }).tap();
  await phone.getByRole('radio', { name: 'Divorziato/a' }).check();
  await next(phone);
  await expect(title(phone)).toHaveText('Quante persone vivono in casa, contando anche Lei?');
  await phone.getByRole('textbox').fill('99');
  await next(phone);
  await expect(phone.getByRole('alert')).toHaveText('Scriva un numero intero, da 1 a 15');
  // A text that cannot be saved does not stand in the way of "Non lo so", which typing takes back.
  await phone.getByRole('button', { name: 'Non lo so' }).tap();
  await expect(phone.getByRole('textbox')).toHaveValue('');
  await expect(phone.getByRole('alert')).toBeHidden();
  await phone.getByRole('textbox').fill('2');
  await fits(phone);
  await guard.inspect(phone);
  await next(phone);
  // Shown because two live there, and optional.
  await expect(title(phone)).toHaveText('Chi vive con Lei?');
  await phone.getByLabel('Aggiunga una persona: chi è per Lei?').selectOption('child');
  await phone.getByRole('button', { name: 'Aggiunga' }).tap();
  await phone.getByLabel('Data di nascita').fill('2015-03-04');
  await phone.getByRole('checkbox', { name: 'È a carico' }).check();
  await next(phone);
  await phone.goBack();
  await expect(title(phone)).toHaveText('Chi vive con Lei?');
  await expect(phone.getByText('Figlio/a · nascita 04/03/2015 · a carico')).toBeVisible();
  await saved(phone);

  // The same link in another browser: at the section of the first question without an answer.
  const desk = await open(link);
  await expect(title(desk)).toHaveText('Nucleo');
  await expect(question(desk, 'Qual è il Suo stato civile?').getByRole('radio', { name: 'Divorziato/a' })).toBeChecked();
  await answerAll(desk);
  await next(desk);
  await expect(title(desk)).toHaveText('Abitazione');
  await question(desk, 'Quanto costerebbe ricomprare mobili, elettrodomestici, vestiti e oggetti di casa?')
    .getByRole('textbox')
    .fill('24000');
  await finish(desk);
  await fits(desk);
  await guard.inspect(desk);
  await expect(desk.getByText('€ 24.000')).toBeVisible();
  await desk.getByRole('button', { name: /^Modifichi: Quanto costerebbe ricomprare mobili/ }).click();
  const value = question(desk, 'Quanto costerebbe ricomprare mobili, elettrodomestici, vestiti e oggetti di casa?').getByRole('textbox');
  await expect(value).toHaveValue('24.000');
  await value.fill('30.500');
  await desk.getByRole('button', { name: 'Torni al riepilogo' }).click();
  await expect(desk.getByText('€ 30.500')).toBeVisible();
  await desk.getByRole('button', { name: 'Invii le risposte' }).click();
  await expect(title(desk)).toHaveText('Grazie, le Sue risposte sono state inviate');
  await guard.inspect(desk);
  const { status, progress } = await make.look<QuestionnaireDto>(`/questionnaires/${id}`, admin);
  expect([status, progress.percent]).toEqual(['completed', 100]);

  // Nothing of it is left, here or behind the link.
  expect(await kept(desk)).toEqual([]);
  await desk.goBack();
  await expect(desk.getByText('€ 30.500')).toBeHidden();
  guard.allow(404, /\/public\/questionnaires\//);
  await desk.goto('about:blank');
  await desk.goto(link);
  await expect(title(desk)).toHaveText(NOT_AVAILABLE);
  await phone.reload();
  await expect(title(phone)).toHaveText(NOT_AVAILABLE);
  expect(await kept(phone)).toEqual([]);
});

test('without a network answers stay on the device, and are sent when it is back', async ({ open, make }) => {
  const { link } = await questionnaire(make);
  const phone = await open(link, PHONE);
  await accept(phone);
  await phone.context().setOffline(true);
  await phone.getByRole('button', { name: 'Confermo' }).tap();
  await next(phone);
  await phone.getByRole('button', { name: 'Confermo' }).tap();
  await next(phone);
  await phone.getByRole('textbox').fill('3');
  await expect(phone.getByText(OFFLINE)).toBeVisible();
  expect(await kept(phone)).toHaveLength(4);
  await phone.context().setOffline(false);
  await saved(phone);
  await expect(phone.getByRole('textbox')).toHaveValue('3');
  const other = await open(link);
  await expect(question(other, 'Quante persone vivono in casa, contando anche Lei?').getByRole('textbox')).toHaveValue('3');

  // The server alone is out of reach, and the page is loaded again.
  await phone.route('**/api/v1/public/**', (route) => route.abort());
  await phone.getByRole('textbox').fill('4');
  await expect(phone.getByText(OFFLINE)).toBeVisible();
  await phone.reload();
  await expect(title(phone)).toHaveText('Il questionario non risponde');
  await phone.unroute('**/api/v1/public/**');
  await phone.getByRole('button', { name: 'Riprovi' }).tap();
  await expect(phone.getByRole('textbox')).toHaveValue('4');
  await saved(phone);
  // The other device shows it as soon as it is looked at again.
  await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(question(other, 'Quante persone vivono in casa, contando anche Lei?').getByRole('textbox')).toHaveValue('4');
});

test('a consent that was given before is shown as such, and the last day as the agency chose it', async ({ open, make }) => {
  const admin = await make.agency();
  await make.privacyNotice(admin);
  const client = await make.client({}, admin);
  await make.consent(client, 'marketing', admin);
  const { link } = await make.questionnaire(client, admin, { expiresOn: '2027-07-04' });
  const page = await open(link.slice(link.indexOf('/questionario')));
  await expect(page.getByText('dallo stesso link fino al 04/07/2027')).toBeVisible();
  await expect(page.getByRole('link', { name: '+39 011 5550100' })).toHaveAttribute('href', 'tel:+390115550100');
  await page.getByRole('checkbox', { name: /Ho letto/ }).check();
  await page.getByRole('checkbox', { name: /Accetto/ }).check();
  await next(page);
  await expect(page.getByText('Lo ha già dato: per revocarlo tolga il segno.')).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: /comunicazioni commerciali/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
});

test('links that do not work are one same page', async ({ open, guard, make }) => {
  guard.allow(404, /\/public\/questionnaires\//);
  const { admin, id, link } = await questionnaire(make);
  await make.cancelQuestionnaire({ id }, admin);
  const pages: string[] = [];
  for (const path of [link, '/questionario', '/questionario#a', `/questionario#${'a'.repeat(43)}`, '/questionario#..%2F..%2Fme']) {
    const page = await open(path);
    await expect(title(page)).toHaveText(NOT_AVAILABLE);
    pages.push(await page.locator('body').innerText());
    expect(await kept(page)).toEqual([]);
    if (path === '/questionario') await guard.inspect(page);
  }
  expect(new Set(pages).size).toBe(1);
});

test('another link in the same tab opens another questionnaire', async ({ open, make }) => {
  const [first, second] = [await questionnaire(make), await questionnaire(make)];
  const page = await open(first.link, PHONE);
  await accept(page);
  await page.evaluate((path) => location.assign(path), second.link);
  await expect(title(page)).toHaveText('Analisi dei rischi per la famiglia');
  expect(new URL(page.url()).hash).toBe('');
});

test('the keyboard alone is enough', async ({ open, make }) => {
  const { link } = await questionnaire(make);
  const page = await open(link);
  await expect(title(page)).toBeVisible();
  const to = async (control: Locator, key = 'Tab') => {
    for (let presses = 0; presses < 40 && !(await control.evaluate((element) => element === document.activeElement)); presses += 1)
      await page.keyboard.press(key);
    await expect(control).toBeFocused();
  };
  await to(page.locator('summary').first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Titolare del trattamento' })).toBeVisible();
  await to(page.getByRole('checkbox', { name: /Ho letto/ }));
  await page.keyboard.press('Space');
  await to(page.getByRole('checkbox', { name: /Accetto/ }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('I Suoi consensi');
  await to(page.getByRole('button', { name: 'Inizi il questionario' }));
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Nucleo');
  await to(question(page, 'Qual è la Sua data di nascita?').getByRole('button', { name: 'Confermo' }));
  await page.keyboard.press('Space');
  const status = question(page, 'Qual è il Suo stato civile?');
  await to(status.getByRole('button', { name: 'Modifico' }));
  await page.keyboard.press('Space');
  await expect(status.getByRole('radio', { name: 'Celibe o nubile' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(status.getByRole('radio', { name: 'Coniugato/a' })).toBeChecked();
  await to(question(page, 'Quante persone vivono in casa, contando anche Lei?').getByRole('textbox'));
  await page.keyboard.type('1');
  // The next one has no answer yet: it takes the focus, and says so.
  await to(page.getByRole('button', { name: 'Avanti' }));
  await page.keyboard.press('Enter');
  const dependents = question(page, 'Quante persone dipendono economicamente da Lei?');
  await expect(dependents.getByRole('alert')).toHaveText('Risponda, oppure scelga «Non lo so»');
  await expect(dependents.getByRole('textbox')).toBeFocused();
  const refuse = dependents.getByRole('button', { name: 'Preferisco non rispondere' });
  await to(refuse);
  await page.keyboard.press('Space');
  await expect(refuse).toHaveAttribute('aria-pressed', 'true');
  await to(page.getByRole('button', { name: 'Avanti' }));
  await page.keyboard.press('Enter');
  await expect(title(page)).toHaveText('Abitazione');
  await expect(title(page)).toBeFocused();
});
