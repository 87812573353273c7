import type { Locator, Page } from '@playwright/test';
import type { CreateClientDto } from '@sestante/api-client/types';
import { expect, test } from './journey';
import { PHONE } from './phone';
import { accept, answerAll, finish, next, question, saved, title } from './questionnaires';

interface Case {
  client: Partial<CreateClientDto>;
  name: string;
  template: string;
  /** Gives the answers of the first section that differ from the registry. */
  differ: (page: Page) => Promise<void>;
  accepted: string;
  refused: string;
}

/** Chooses an answer, which is a radio button or, where there are many, an entry of a list. */
async function choose(asked: Locator, label: string): Promise<void> {
  const radio = asked.getByRole('radio', { name: label });
  if ((await radio.count()) > 0) await radio.check();
  else await asked.getByRole('combobox').selectOption({ label });
}

const CASES: Case[] = [
  {
    client: { firstName: 'Lucia', lastName: 'Brandi', email: 'lucia@posta.example', maritalStatus: 'single', birthDate: '1980-05-02' },
    name: 'Lucia Brandi',
    template: 'Analisi dei rischi per la famiglia',
    differ: async (page) => {
      const status = question(page, 'Qual è il Suo stato civile?');
      await status.getByRole('button', { name: 'Modifico' }).click();
      await status.getByRole('radio', { name: 'Coniugato/a' }).check();
      await question(page, 'Quante persone vivono in casa, contando anche Lei?').getByRole('textbox').fill('1');
    },
    accepted: 'Stato civile',
    refused: 'Persone in casa',
  },
  {
    client: { type: 'professional', firstName: 'Piero', lastName: 'Sala', email: 'studio@sala.example', birthDate: '1971-09-30' },
    name: 'Piero Sala',
    template: 'Analisi dei rischi per il professionista',
    differ: async (page) => {
      await choose(question(page, 'Qual è la Sua professione?'), 'Avvocato');
      await question(page, 'Quanti tra dipendenti, praticanti e collaboratori lavorano per Lei o per lo studio?')
        .getByRole('textbox')
        .fill('4');
    },
    accepted: 'Professione',
    refused: 'Dipendenti',
  },
  {
    client: { type: 'corporate', companyName: 'Torneria Prova S.r.l.', email: 'info@torneria.example', employeeCount: 8 },
    name: 'Torneria Prova S.r.l.',
    template: "Analisi dei rischi per l'impresa",
    differ: async (page) => {
      await choose(question(page, "In quale settore opera l'impresa?"), 'Produzione');
      const employees = question(page, "Quante persone lavorano nell'impresa?");
      await employees.getByRole('button', { name: 'Modifico' }).click();
      await employees.getByRole('textbox').fill('12');
    },
    accepted: 'Settore',
    refused: 'Dipendenti',
  },
];

for (const { client: fields, name, template, differ, accepted, refused } of CASES) {
  test(`from the mail to the review: ${template}`, async ({ as, open, guard, make }) => {
    const ada = await make.agency();
    await make.privacyNotice(ada);
    const client = await make.client(fields, ada);
    const page = await as(ada, `/clienti/${client.id}`);
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.keyboard.press('q');
    await page
      .getByRole('dialog', { name: /Invia questionario/ })
      .getByRole('button', { name: /^Invia/ })
      .click();
    await expect(page.getByText(`Questionario inviato a ${fields.email}`)).toBeVisible();

    await page.goto('/impostazioni/posta');
    await page
      .getByRole('row', { name: fields.email ?? '' })
      .getByRole('link')
      .click();
    const link = await page.frameLocator('iframe').locator('a[href*="/questionario#"]').first().getAttribute('href');
    await guard.inspect(page);
    const address = link?.slice(link.indexOf('/questionario')) ?? '';

    // The first questions on a phone, the others at a desk.
    const phone = await open(address, PHONE);
    await accept(phone);
    await answerAll(phone);
    await next(phone);
    await saved(phone);
    const desk = await open(address);
    await expect(desk.getByText('Domanda 1', { exact: true })).toBeVisible();
    await differ(desk);
    await finish(desk);
    await guard.inspect(desk);
    await desk.getByRole('button', { name: /^Invi/ }).click();
    await expect(title(desk)).toContainText('Grazie');

    await page.goto('/');
    await page.getByRole('button', { name: /^Notifiche/ }).click();
    await page.getByRole('menuitem', { name: new RegExp(`${name} ha completato il questionario`) }).click();
    // The second is decided while the first is still being saved.
    await page.getByRole('button', { name: `Accetta: ${accepted}` }).click();
    await page.getByRole('button', { name: `Rifiuta: ${refused}` }).click();
    await expect(page.getByText(`${accepted}: aggiornato in anagrafica`)).toBeVisible();
    await expect(page.getByText(`${refused}: resta com’è`)).toBeVisible();
    await guard.inspect(page);

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(`questionario ${name}`);
    await expect(page.getByRole('option', { name: new RegExp(`^${name} Inviato il`) })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.goto(`/clienti/${client.id}/questionari`);
    await expect(page.getByRole('grid', { name: 'Questionari' }).getByRole('row', { name: template })).toContainText('Completato');
  });
}
