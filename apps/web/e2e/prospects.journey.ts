import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { drag } from './drag';
import { expect, test } from './journey';
import { PHONE } from './phone';

const column = (page: Page, stage: string) =>
  page.getByRole('group', { name: 'Pipeline' }).getByRole('region', { name: new RegExp(`^${stage}`) });
const card = (place: Locator, name: string) => place.getByRole('link', { name, exact: true });

test('a card is dragged, moved by keyboard, and where somebody else was faster shows the truth', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const [anna, bea] = [await make.prospect({ firstName: 'Anna' }, ada), await make.prospect({ firstName: 'Bea' }, ada)];
  const page = await as(ada, '/prospect');
  await expect(card(column(page, 'Nuovo'), anna.displayName)).toBeVisible();
  await guard.inspect(page);

  await drag(page, page.locator('article', { hasText: anna.displayName }), column(page, 'Contattato'));
  await expect(page.getByText('Rilascia qui')).toBeVisible();
  await page.mouse.up();
  await expect(card(column(page, 'Contattato'), anna.displayName)).toBeVisible();
  await expect(column(page, 'Contattato').getByRole('heading')).toHaveText('Contattato 1');
  expect((await make.read(anna.id, ada)).pipelineStage?.name).toBe('Contattato');
  await page.keyboard.press('Control+z');
  await expect(card(column(page, 'Nuovo'), anna.displayName)).toBeVisible();
  await expect.poll(async () => (await make.read(anna.id, ada)).pipelineStage?.name).toBe('Nuovo');

  await card(column(page, 'Nuovo'), bea.displayName).focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('radio', { name: 'Nuovo' })).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Contattato' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(card(column(page, 'Contattato'), bea.displayName)).toBeFocused();
  await expect.poll(async () => (await make.read(bea.id, ada)).pipelineStage?.name).toBe('Contattato');
  await page.keyboard.press('ArrowLeft');
  await expect(card(column(page, 'Nuovo'), anna.displayName)).toBeFocused();

  guard.allow(412, /prospects/);
  await make.move(anna, 'Trattativa', ada);
  await drag(page, page.locator('article', { hasText: anna.displayName }), column(page, 'In valutazione'));
  await page.mouse.up();
  await expect(page.getByText(`Qualcun altro ha appena spostato ${anna.displayName} in “Trattativa”`)).toBeVisible();
  await expect(card(column(page, 'Trattativa'), anna.displayName)).toBeVisible();
  await expect(card(column(page, 'In valutazione'), anna.displayName)).toHaveCount(0);
});

test('converted from the card and taken back, then from the list and from its own page', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const [one, two, three] = [await make.prospect({}, ada), await make.prospect({}, ada), await make.prospect({}, ada)];
  const page = await as(ada, '/prospect');
  const first = card(column(page, 'Nuovo'), one.displayName);
  await first.focus();
  await expect(first).toBeFocused();
  await page.keyboard.press('Shift+V');
  const dialog = page.getByRole('dialog', { name: `Converti ${one.displayName} in cliente` });
  await expect(dialog.getByRole('textbox', { name: 'Email' })).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${one.displayName} ora è cliente`)).toBeVisible();
  await expect(first).toHaveCount(0);
  // The focus has moved to the card that took its place.
  await expect(page.locator('[data-card-link]:focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`${one.displayName} è di nuovo un prospect`)).toBeVisible();
  await expect(first).toBeVisible();

  await page.getByRole('link', { name: 'Elenco' }).click();
  await page.getByRole('row', { name: two.displayName }).hover();
  await page.getByRole('button', { name: `Azioni su ${two.displayName}` }).click();
  await page.getByRole('menuitem', { name: /Converti in cliente/ }).click();
  const asked = page.getByRole('dialog', { name: `Converti ${two.displayName} in cliente` });
  await asked.getByRole('textbox', { name: 'Telefono' }).fill('non lo so');
  await asked.getByRole('textbox', { name: 'Email' }).fill('due@posta.example');
  await asked.getByRole('button', { name: 'Converti' }).click();
  await expect(asked.getByRole('textbox', { name: 'Telefono' })).toHaveAccessibleDescription(/Solo cifre/);
  await asked.getByRole('textbox', { name: 'Telefono' }).fill('347 555 0142');
  // Somebody else has saved another address in the meantime: theirs is kept and reported before the conversion.
  guard.allow(412, /clients/);
  await make.change(two, { email: 'altra@posta.example' }, ada);
  await asked.getByRole('button', { name: 'Converti' }).click();
  await expect(asked.getByText(/Qualcun altro ha appena scritto email: resta quello/)).toBeVisible();
  await asked.getByRole('button', { name: 'Converti' }).click();
  await expect(page.getByText(`${two.displayName} ora è cliente`)).toBeVisible();
  await expect(page.getByRole('row', { name: two.displayName })).toHaveCount(0);
  expect(await make.read(two.id, ada)).toMatchObject({ status: 'client', email: 'altra@posta.example', phone: '+393475550142' });
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Apri scheda' }).click();
  await expect(page).toHaveURL(new RegExp(`/clienti/${two.id}`));
  await page.goBack();

  await page.getByRole('link', { name: three.displayName }).click();
  await page.getByRole('button', { name: /^Converti in cliente/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Converti' }).click();
  await expect(page).toHaveURL(new RegExp(`/clienti/${three.id}`));
  await expect(page.getByText('Da prospect a cliente')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page).toHaveURL(new RegExp(`/prospect/${three.id}`));
  await expect(page.getByText('Conversione annullata: di nuovo prospect')).toBeVisible();
  await guard.inspect(page);
});

test('lost for a reason and taken up again; stages are renamed, added, and emptied before they go', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const anna = await make.prospect({}, ada);
  const page = await as(ada, `/prospect/${anna.id}`);
  await page.getByRole('button', { name: 'Altre azioni' }).click();
  await page.getByRole('menuitem', { name: 'Segna come perso' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Segna come perso' }).click();
  await expect(dialog.getByText('Scrivi il motivo, anche in una parola')).toBeVisible();
  await guard.inspect(page);
  await dialog.getByRole('textbox', { name: 'Motivo' }).fill('Troppo caro');
  await dialog.getByRole('textbox', { name: 'Motivo' }).press('Enter');
  await expect(page.getByText(/^Perso il \d\d\/\d\d\/\d{4}\./)).toBeVisible();
  await expect(page.getByText('Perso: Troppo caro')).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Riprendi' }).click();
  await page.getByRole('button', { name: 'Trattativa' }).click();
  await expect(page.getByRole('button', { name: 'Trattativa' })).toHaveAttribute('aria-current', 'step');
  await expect.poll(async () => (await make.read(anna.id, ada)).pipelineStage?.name).toBe('Trattativa');
  await expect(page.getByText(/^Fase da .+ a Trattativa$/)).toBeVisible();

  await page.goto('/prospect');
  await page.getByRole('button', { name: 'Modifica le fasi' }).click();
  const name = dialog.getByRole('textbox', { name: 'Nome della fase 1' });
  guard.allow(409, /pipeline-stages/);
  await name.fill('contattato');
  await name.press('Enter');
  await expect(page.getByText('Esiste già una fase con questo nome')).toBeVisible();
  await name.fill('Da chiamare');
  await name.press('Enter');
  // Already optimistic: the next blur sends no second request.
  await name.press('Tab');
  await expect(column(page, 'Da chiamare')).toHaveCount(1);
  await dialog.getByRole('textbox', { name: 'Nuova fase' }).fill('Firma');
  await dialog.getByRole('button', { name: 'Aggiungi' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Nome della fase 5' })).toHaveValue('Firma');
  await dialog.getByRole('button', { name: 'Sposta “Firma” prima' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Nome della fase 4' })).toHaveValue('Firma');
  await dialog.getByRole('button', { name: 'Elimina “Trattativa”' }).click();
  await dialog.getByLabel('Il suo prospect va in').selectOption({ label: 'Firma' });
  await guard.inspect(page);
  await dialog.getByRole('button', { name: 'Sposta ed elimina' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Nome della fase 5' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Chiudi' }).click();
  await expect(card(column(page, 'Firma'), anna.displayName)).toBeVisible();
});

test('a long column keeps in the page what is in sight and brings the rest; filters go along to the list', async ({ as, make }) => {
  const ada = await make.agency();
  const last = await make.prospect({ source: 'Fiera' }, ada);
  for (let at = 0; at < 80; at += 20) await Promise.all(Array.from({ length: 20 }, () => make.prospect({ source: 'Social' }, ada)));
  const page = await as(ada, '/prospect');
  await expect(column(page, 'Nuovo').getByRole('heading')).toHaveText('Nuovo 81');
  const first = page.locator('[data-card-link]').first();
  await first.focus();
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('End');
    await expect(page.locator('[data-card-link]:focus')).toBeInViewport();
  }
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(card(column(page, 'Nuovo'), last.displayName)).toBeFocused({ timeout: 300 });
  }).toPass();
  expect(await page.locator('article').count()).toBeLessThan(40);

  await page.goto('/prospect?fonte=Fiera');
  await expect(column(page, 'Nuovo').getByRole('heading')).toHaveText('Nuovo 1');
  await page.getByRole('link', { name: 'Elenco' }).click();
  await expect(page).toHaveURL(/fonte=Fiera/);
  await expect(page.getByText('1 prospect', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Togli il filtro Fonte' }).click();
  await expect(page.getByText('81 prospect', { exact: true })).toBeVisible();
});

test('the list by keyboard alone: columns, a saved view, the panel beside it, many moved at once and taken back, a file', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  const name = make.surname();
  for (const firstName of ['Anna', 'Bea', 'Cora']) await make.prospect({ firstName, lastName: name, source: 'Fiera' }, ada);
  await make.prospect({ source: 'Radio locale' }, ada);
  const page = await as(ada, '/prospect?vista=elenco&ord=nome');
  await page.getByRole('button', { name: 'Aggiungi filtro' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Fonte' }).press('Enter');
  // Only sources that are in use.
  await expect(page.getByRole('checkbox', { name: 'Radio locale' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Fiera' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByText('3 prospect', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Colonne' }).press('Enter');
  const columns = page.getByRole('dialog', { name: 'Colonne e densità' });
  await columns.getByRole('checkbox', { name: 'Telefono' }).press('Space');
  await columns.getByRole('switch', { name: 'Righe compatte' }).press('Space');
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Telefono' })).toBeVisible();
  await page.getByRole('button', { name: 'Salva come vista…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Nome' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const pinned = page.getByRole('region', { name: 'Preferiti' }).getByRole('link', { name: new RegExp(name) });
  await expect(pinned).toContainText('3');

  const row = (firstName: string) => page.getByRole('row', { name: `${firstName} ${name}` });
  await row('Anna').focus();
  await page.keyboard.press('p');
  await expect(page.getByRole('dialog', { name: `Anna ${name}` })).toBeVisible();
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(row('Anna')).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: 'Azioni sui prospect selezionati' });
  await expect(bar).toContainText('2 selezionati');
  await bar.getByRole('button', { name: 'Seleziona tutti i 3' }).press('Enter');
  await bar.getByRole('button', { name: 'Sposta' }).press('Enter');
  await expect(page.getByRole('radio', { name: 'Nuovo' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await guard.inspect(page);
  await page.keyboard.press('Enter');
  const tray = page.getByRole('region', { name: 'Attività in corso' });
  await expect(tray.getByText('3 prospect ora in “Contattato”')).toBeVisible();
  await expect(row('Cora')).toContainText('Contattato');
  await guard.inspect(page);
  await page.keyboard.press('Control+z');
  await expect(tray.getByText('3 prospect riportati come prima')).toBeVisible();
  await expect(row('Cora')).toContainText('Nuovo');

  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Esporta' }).press('Enter');
  const file = await readFile(await (await downloaded).path(), 'utf8');
  expect(file.trim().split('\n')).toHaveLength(4);
  expect(file).toContain(`Bea ${name}`);

  await page.getByRole('button', { name: 'Togli il filtro Fonte' }).press('Enter');
  await expect(page.getByText('Vista modificata')).toBeVisible();
  await page.getByRole('link', { name: 'Pipeline' }).press('Enter');
  await expect(card(column(page, 'Nuovo'), `Anna ${name}`)).toBeVisible();
  await pinned.press('Enter');
  await expect(page.getByText('3 prospect', { exact: true })).toBeVisible();
  await row('Bea').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 di 3')).toBeVisible();
});

test('on a phone: none yet, then one is made under the thumb and moved by a tap', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const lastName = make.surname();
  const page = await as(ada, '/prospect', PHONE);
  await expect(page.getByRole('heading', { name: 'Nessun prospect, per ora' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Principale' }).last().getByRole('link', { name: 'Nuovo prospect' }).tap();
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Tocco');
  await page.getByRole('textbox', { name: 'Cognome', exact: true }).fill(lastName);
  await page.getByRole('textbox', { name: 'Email', exact: true }).fill('tocco@posta.example');
  await page.getByRole('button', { name: 'Salva prospect' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: `Tocco ${lastName}` })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('navigation', { name: 'Principale' }).last().getByRole('button', { name: 'Altro' }).tap();
  await page.getByRole('dialog').getByRole('link', { name: 'Prospect' }).tap();
  await expect(page.getByRole('row', { name: new RegExp(lastName) })).toHaveCount(1);
  await page.getByRole('button', { name: `Azioni su Tocco ${lastName}` }).tap();
  await page.getByRole('menuitem', { name: /Sposta in/ }).tap();
  await page.getByRole('radio', { name: 'Contattato' }).tap();
  await page.getByRole('button', { name: 'Sposta', exact: true }).tap();
  await expect(page.getByRole('row', { name: new RegExp(lastName) })).toContainText('Contattato');
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Modifica le fasi' }).tap();
  const stage = page.getByRole('dialog').getByRole('textbox', { name: 'Nome della fase 3' });
  await expect(stage).toHaveValue('In valutazione');
  expect(await stage.evaluate((field) => field.scrollWidth - field.clientWidth)).toBeLessThanOrEqual(0);
  await guard.inspect(page);
});
