import type { APIRequestContext, Locator, Page } from '@playwright/test';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import { expect } from './journey';
import type { Make } from './make';
import type { Person } from './people';

/** Creates an agency with a client and an open questionnaire. */
export async function questionnaire(make: Make): Promise<{ admin: Person; id: string; link: string }> {
  const admin = await make.agency();
  await make.privacyNotice(admin);
  const client = await make.client({ birthDate: '1984-07-12', maritalStatus: 'married' }, admin);
  const { id, link } = await make.questionnaire(client, admin);
  return { admin, id, link: link.slice(link.indexOf('/questionario')) };
}

/** Fills in a questionnaire through the API, as its page does: these answers, and "Non lo so" to every other question. */
export async function fillIn(request: APIRequestContext, link: string, answers: Record<string, unknown> = {}): Promise<void> {
  const path = `/api/v1/public/questionnaires/${link.split('#')[1] ?? ''}`;
  const ask = async <T>(method: string, url: string, data?: object): Promise<T> => {
    const answer = await request.fetch(url, { method, ...(data && { data }) });
    if (!answer.ok()) throw new Error(`${method} ${url}: ${answer.status()} ${await answer.text()}`);
    const body: T = await answer.json();
    return body;
  };
  const { notice, consentTexts, template } = await ask<PublicQuestionnaireDto>('GET', path);
  const consents = consentTexts.map(({ id: textId }) => ({ textId, given: true }));
  await ask('POST', `${path}/consents`, { noticeId: notice.id, acceptNotice: true, acceptTerms: true, consents });
  const unknown = template.sections.flatMap(({ questions }) => questions.map(({ code }) => [code, { noAnswer: 'unknown' }]));
  const all = { ...Object.fromEntries(unknown), ...answers };
  const { revision } = await ask<{ revision: number }>('PUT', `${path}/answers`, { answers: all });
  await ask('POST', `${path}/submit`, { revision });
}

export const next = (page: Page) => page.getByRole('button', { name: 'Avanti' }).click();
export const saved = (page: Page) => expect(page.getByText('Salvato', { exact: true })).toBeVisible();
export const title = (page: Page) => page.getByRole('heading', { level: 1 });
export const question = (page: Page, text: string) => page.getByRole('group', { name: text, exact: true }).first();

/** Accepts notice and terms, and gives the consent to questions about health alone, where there are any. */
export async function accept(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: 'Ho letto l’informativa sulla privacy' }).check();
  await page.getByRole('checkbox', { name: 'Accetto le condizioni di utilizzo' }).check();
  await next(page);
  await expect(title(page)).toHaveText('I Suoi consensi');
  await expect(title(page)).toBeFocused();
  for (const consent of await page.getByRole('checkbox').all()) await expect(consent).not.toBeChecked();
  for (const health of await page.getByRole('checkbox', { name: /salute/ }).all()) await health.check();
  await page.getByRole('button', { name: 'Inizi il questionario' }).click();
  await expect(page.getByText('Domanda 1', { exact: true })).toBeVisible();
}

/** Gives an answer to each question on the screen that has none: what is suggested is confirmed, the rest is "Non lo so". */
export async function answerAll(page: Page): Promise<void> {
  // An answer can show a question further down.
  for (let index = 0; index < (await page.locator('[data-question]').count()); index += 1) {
    const asked = page.locator('[data-question]').nth(index);
    const confirm = asked.getByRole('button', { name: 'Confermo' });
    if (await confirm.isVisible()) await confirm.click();
    else if (!(await isAnswered(asked))) await asked.getByRole('button', { name: 'Non lo so' }).click();
  }
}

const isAnswered = (asked: Locator) =>
  asked.evaluate(
    (element) =>
      element.querySelector(':checked:not(option), [aria-pressed="true"], details') !== null ||
      [...element.querySelectorAll<HTMLInputElement>('input:not([type="radio"], [type="checkbox"]), textarea, select')].some(
        ({ value }) => value !== '',
      ),
  );

/** Answers everything up to the review. */
export async function finish(page: Page): Promise<void> {
  for (let screens = 0; screens < 60 && (await title(page).textContent()) !== 'Riepilogo delle risposte'; screens += 1) {
    const before = await title(page).textContent();
    await answerAll(page);
    await next(page);
    await expect(title(page)).not.toHaveText(before ?? '');
  }
}

/** Entries that the page has left on the device. */
export const kept = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => name.startsWith('sestante-')));
