import type { Page } from '@playwright/test';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { drag } from './drag';
import { expect, test } from './journey';
import { PHONE } from './phone';

const outline = (page: Page) => page.getByRole('list', { name: 'Struttura del questionario' });
const question = (page: Page, text: string) =>
  outline(page).getByRole('link', { name: new RegExp(`^\\d+\\.\\d+ ${text.replace('?', '\\?')}`) });
const isSaved = (page: Page) => expect(page.getByText(/Salvato alle/)).toBeVisible();
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** Copies the standard template for families, and waits for its editor. */
async function copyStandard(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Operazioni su Analisi dei rischi per la famiglia, versione 1' }).click();
  await page.getByRole('menuitem', { name: 'Copia' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Nome' }).fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Crea la copia' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('a copied template gets two questions and a condition, is tried, published, and has a next version', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const page = await as(ada, '/impostazioni/questionari');
  await expect(page.getByRole('row', { name: /Analisi dei rischi/ })).toHaveCount(3);
  await guard.inspect(page);
  await page.getByRole('row', { name: 'Analisi dei rischi per la famiglia, versione 1' }).click();
  await expect(page.getByText('È un modello standard: non si cambia')).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('link', { name: 'Questionari', exact: true }).last().click();
  await copyStandard(page, 'Famiglie con animali');
  await expect(page.getByText('Niente: si può pubblicare.')).toBeVisible();
  await guard.inspect(page);

  // A question with choices, in the second section.
  await page.getByRole('button', { name: 'Aggiungi domanda in “Abitazione”' }).click();
  const panel = page.getByRole('region', { name: /^Domanda/ });
  await expect(panel.getByText('Manca il testo')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Testo' }).fill('Quale animale vive con Lei?');
  await panel.getByRole('combobox', { name: 'Tipo di risposta' }).click();
  await page.getByRole('option', { name: 'Una risposta fra più' }).click();
  await panel.getByRole('textbox', { name: 'Risposta 1' }).fill('Un cane');
  await panel.getByRole('textbox', { name: 'Risposta 2' }).fill('Un gatto');
  await panel.getByRole('button', { name: 'Aggiungi risposta' }).click();
  await page.keyboard.type('Nessuno');
  await isSaved(page);
  await guard.inspect(page);

  // A second one, shown with an answer of the first: the rule begins with the question before it.
  await page.getByRole('button', { name: 'Aggiungi domanda in “Abitazione”' }).click();
  await panel.getByRole('textbox', { name: 'Testo' }).fill('Il cane è assicurato?');
  await panel.getByRole('button', { name: 'Aggiungi una condizione' }).click();
  await expect(panel.getByText('Si mostra se a “Quale animale vive con Lei?” si risponde “Un cane”.')).toBeVisible();
  await guard.inspect(page);
  // The formula is the same condition, and an error in it is shown at its place.
  await panel.getByText('Formula', { exact: true }).click();
  const formula = panel.getByRole('textbox', { name: 'Formula della condizione' });
  const written = await formula.inputValue();
  await formula.fill(`${written} and`);
  await expect(panel.getByText('La condizione non si può leggere')).toBeVisible();
  await guard.inspect(page);
  await formula.fill(`${written} and home.kind = castle`);
  await expect(panel.getByText('La condizione nomina una risposta che non c’è più')).toBeVisible();
  await formula.fill(written);
  await panel.getByText('A scelta', { exact: true }).click();
  await isSaved(page);

  // By keyboard it moves before the question that its condition names, and back.
  await question(page, 'Il cane è assicurato?').press('Alt+ArrowUp');
  await expect(question(page, 'Il cane è assicurato?')).toBeFocused();
  await expect(panel.getByText('La condizione nomina una domanda che viene dopo')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pubblica', exact: true })).toBeDisabled();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(panel.getByText('La condizione nomina una domanda che viene dopo')).toHaveCount(0);
  // Dragged, the first question goes before the one that the pointer leaves it on.
  await drag(page, question(page, 'Quale animale vive con Lei?'), question(page, 'Quanto Le resta da pagare del mutuo?'));
  await page.mouse.up();
  await expect(outline(page).getByRole('link', { name: /2\.8 Quale animale/ })).toBeVisible();

  // A deletion is undone where it was.
  await question(page, 'Che tipo di casa è?').click();
  await page.getByRole('button', { name: 'Elimina la domanda' }).click();
  await expect(question(page, 'Che tipo di casa è?')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(outline(page).getByRole('link', { name: /2\.2 Che tipo di casa è/ })).toBeVisible();
  await isSaved(page);

  // As the client sees it: the second question appears with the answer of the first.
  await page.getByRole('link', { name: 'Anteprima' }).click();
  await expect(page.getByRole('heading', { name: 'Quale animale vive con Lei?' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Il cane è assicurato?' })).toHaveCount(0);
  await page.getByRole('radio', { name: 'Un cane' }).check();
  await expect(page.getByRole('heading', { name: 'Il cane è assicurato?' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Ricomincia' }).click();
  await expect(page.getByRole('heading', { name: 'Il cane è assicurato?' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await guard.inspect(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Pubblica' }).click();
  await expect(page.getByText('Pubblicata la versione 1 di “Famiglie con animali”')).toBeVisible();
  await make.privacyNotice(ada);
  const client = await make.client({}, ada);
  const sent = await make.questionnaire(client, ada, { templateId: idOf(page) });
  await page.getByRole('button', { name: 'Nuova versione' }).click();
  await expect(page.getByText('Versione 2', { exact: true })).toBeVisible();
  await question(page, 'Il cane è assicurato?').click();
  await panel.getByRole('textbox', { name: 'Testo' }).fill('Il cane ha una sua polizza?');
  await isSaved(page);
  await page.reload();
  await expect(panel.getByRole('textbox', { name: 'Testo' })).toHaveValue('Il cane ha una sua polizza?');
  await page.getByRole('button', { name: 'Pubblica', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Pubblica' }).click();
  await expect(page.getByText('Pubblicata la versione 2 di “Famiglie con animali”')).toBeVisible();
  // A questionnaire that was sent keeps its version, with the questions as they were.
  const open = await page.request.get(`/api/v1/public/questionnaires/${sent.link.split('#')[1]}`);
  const questions = JSON.stringify(await open.json());
  expect(questions).toContain('Il cane è assicurato?');
  expect(questions).not.toContain('Il cane ha una sua polizza?');
  expect((await make.look<QuestionnaireDto>(`/questionnaires/${sent.id}`, ada)).template.version).toBe(1);
  await page.goto('/impostazioni/questionari');
  await expect(page.getByRole('row', { name: 'Famiglie con animali, versione 1' })).toContainText('Archiviato');
  await expect(page.getByRole('row', { name: 'Famiglie con animali, versione 2' })).toContainText('Pubblicato');
  await guard.inspect(page);
});

test('a colleague who only looks on sees a draft without its editor', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'agency_admin', 'agency');
  const page = await as(ada, '/impostazioni/questionari');
  await copyStandard(page, 'Solo da guardare');
  const path = new URL(page.url()).pathname;
  await page.goto(`/vedi-come/${bruno.id}`);
  await expect(page.getByRole('region', { name: 'Vista di prova' })).toBeVisible();
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: 'Solo da guardare' })).toBeVisible();
  await expect(outline(page)).toContainText('Che tipo di casa è?');
  await expect(page.getByRole('button', { name: 'Pubblica' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Aggiungi sezione' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Operazioni su Solo da guardare/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Sposta nel cestino' })).toHaveAttribute('aria-disabled', 'true');
  await guard.inspect(page);
});

test('a draft on a phone: one question at a time, moved and deleted with buttons', async ({ as, guard, make }) => {
  // The row that leaves the list still has the focus, for which its page is loaded in advance.
  guard.allow(404, /\/questionnaire-templates\//);
  const ada = await make.agency();
  const page = await as(ada, '/impostazioni/questionari', PHONE);
  await copyStandard(page, 'Dal telefono');
  await guard.inspect(page);
  await question(page, 'Che tipo di casa è?').tap();
  await expect(outline(page)).toBeHidden();
  await page.getByRole('button', { name: 'Sposta la domanda prima' }).tap();
  await expect(page.getByRole('heading', { name: 'Domanda 2.1' })).toBeVisible();
  await guard.inspect(page);
  await isSaved(page);
  await page.getByRole('link', { name: 'Tutto il questionario' }).tap();
  await expect(outline(page).getByRole('link', { name: /2\.1 Che tipo di casa è/ })).toBeVisible();
  // Discarded, it can be restored from the toast.
  await page.getByRole('button', { name: 'Operazioni su Dal telefono, versione 1' }).tap();
  await page.getByRole('menuitem', { name: 'Sposta nel cestino' }).tap();
  await expect(page.getByRole('row', { name: 'Dal telefono, versione 1' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Annulla' }).tap();
  await expect(page.getByRole('row', { name: 'Dal telefono, versione 1' })).toBeVisible();
  // And from the trash, after which the list that was open before has it.
  await page.getByRole('button', { name: 'Operazioni su Dal telefono, versione 1' }).tap();
  await page.getByRole('menuitem', { name: 'Sposta nel cestino' }).tap();
  await expect(page.getByRole('row', { name: 'Dal telefono, versione 1' })).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Principale' }).last().getByRole('button', { name: 'Altro' }).tap();
  await page.getByRole('dialog').getByRole('link', { name: 'Cestino' }).tap();
  await page.getByRole('button', { name: /^Ripristina Dal telefono/ }).tap();
  await expect(page.getByText('“Dal telefono” è di nuovo al suo posto')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('row', { name: 'Dal telefono, versione 1' })).toBeVisible();
});

test('two colleagues edit a draft at once, and one edits without a network', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const page = await as(ada, '/impostazioni/questionari');
  await copyStandard(page, 'A quattro mani');
  const name = page.getByRole('textbox', { name: 'Nome' });
  const id = idOf(page);
  // Different fields: both changes are kept.
  guard.allow(412, /questionnaire-templates/);
  await make.edit(`/questionnaire-templates/${id}`, { minutes: { from: 3, to: 5 } }, ada);
  await name.fill('A sei mani');
  await isSaved(page);
  await expect(page.getByRole('textbox', { name: 'Minuti, da' })).toHaveValue('3');
  // Minutes in the wrong order are put right when the field is left.
  await page.getByRole('textbox', { name: 'Minuti, a' }).fill('2');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Minuti, da' })).toHaveValue('2');
  await isSaved(page);
  // The same field: the page asks.
  await make.edit(`/questionnaire-templates/${id}`, { name: 'A otto mani' }, ada);
  await name.fill('A dieci mani');
  const dialog = page.getByRole('dialog', { name: 'Modifica concorrente' });
  await expect(dialog.getByText('A otto mani')).toBeVisible();
  await guard.inspect(page);
  await dialog.getByRole('radio', { name: /A otto mani/ }).check();
  await dialog.getByRole('button', { name: 'Salva scelte' }).click();
  await expect(name).toHaveValue('A otto mani');

  await page.context().setOffline(true);
  await name.fill('Senza rete');
  await expect(page.getByText('Le ultime modifiche non sono salvate.')).toBeVisible();
  await guard.inspect(page);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Riprova' }).click();
  await expect(page.getByText('Le ultime modifiche non sono salvate.')).toHaveCount(0);
  await expect.poll(async () => (await make.look<{ name: string }>(`/questionnaire-templates/${id}`, ada)).name).toBe('Senza rete');
});
