import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { PHONE } from './phone';

const row = (page: Page, description: string) => page.getByRole('row', { name: new RegExp(description) });

test('by keyboard alone: today’s list, one closed, one continued, one closed with a note and taken back', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const marco = await make.colleague(ada);
  const clients = await Promise.all([1, 2, 3].map(() => make.client({}, marco)));
  const [first, second, third] = clients;
  if (!first || !second || !third) throw new Error('Three clients were made');
  const call = await make.action(first, { description: 'Sollecitare la firma', plannedTime: '09:00' }, marco);
  const offer = await make.action(second, { description: 'Proporre la polizza casa', plannedTime: '10:00' }, marco);
  const claim = await make.action(third, { description: 'Sentire per il sinistro', plannedTime: '11:00' }, marco);
  const page = await as(marco, '/');
  await expect(page.getByRole('region', { name: 'Azioni di oggi' }).getByRole('listitem')).toHaveCount(3);
  await guard.inspect(page);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.insertText('azioni di oggi');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Sollecitare la firma')).toContainText('oggi 09:00');

  // Closes a call with four keys.
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('j');
  await expect(row(page, 'Sollecitare la firma')).toBeFocused();
  await page.keyboard.press('a');
  await expect(dialog.getByRole('radio', { name: 'Svolta', exact: true })).toBeFocused();
  await guard.inspect(page);
  await page.keyboard.press('Space');
  await expect(dialog.getByText('Chiude come Svolta')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('“Sollecitare la firma” chiusa: Svolta')).toBeVisible();
  await expect(row(page, 'Sollecitare la firma')).toHaveCount(0);
  expect(await make.readAction(call, marco)).toMatchObject({ state: 'done', nextId: null });

  // Outcome with a follow-up: the rule proposes the type, the date is typed. The focus has moved to the row that took its place.
  await expect(row(page, 'Proporre la polizza casa')).toBeFocused();
  await page.keyboard.press('3');
  await expect(dialog.getByRole('radio', { name: 'Svolta', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'Interessato', exact: true })).toBeChecked();
  const description = dialog.getByRole('textbox', { name: 'Descrizione' });
  await expect(description).toHaveValue('Appuntamento per il preventivo');
  await guard.inspect(page);
  const day = dialog.getByRole('textbox', { name: 'Data pianificazione' });
  for (let presses = 0; presses < 5 && !(await day.evaluate((field) => field === document.activeElement)); presses++)
    await page.keyboard.press('Tab');
  await expect(day).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('+3');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/“Proporre la polizza casa” chiusa: Interessato. Prossima: /)).toBeVisible();
  const { nextId } = await make.readAction(offer, marco);
  expect(await make.readAction({ id: nextId ?? '' }, marco)).toMatchObject({
    description: 'Appuntamento per il preventivo',
    plannedOn: make.day(3),
    previousId: offer.id,
    state: 'planned',
  });

  // Outcome with a note, then undone.
  await expect(row(page, 'Sentire per il sinistro')).toBeFocused();
  await page.keyboard.press('a');
  await expect(dialog.getByRole('radio', { name: 'Svolta', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('2');
  await expect(dialog.getByRole('tab', { name: 'Chiudi con Storico' })).toHaveAttribute('aria-selected', 'true');
  for (let presses = 0; presses < 4 && !(await description.evaluate((field) => field === document.activeElement)); presses++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.insertText('Perizia fissata per martedì');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Storico aggiunto')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nessuna azione con questi filtri' })).toBeVisible();
  expect((await make.actionsOf(third, marco)).map((one) => `${one.kind} ${one.state}`).toSorted()).toEqual(['action done', 'history done']);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('“Sentire per il sinistro”: tutto come prima')).toBeVisible();
  await expect(row(page, 'Sentire per il sinistro')).toBeVisible();
  expect(await make.actionsOf(third, marco)).toMatchObject([{ id: claim.id, state: 'planned', nextId: null }]);

  // Chain and history contain it.
  await page.goto(`/clienti/${second.id}`);
  const story = page.getByRole('region', { name: 'Storia' });
  await expect(story.getByText(/^Chiusa: Proporre la polizza casa · Interessato/)).toBeVisible();
  await expect(story.getByText(/^Pianificata, appuntamento: Appuntamento per il preventivo/)).toBeVisible();
  await guard.inspect(page);
  await story.getByRole('link', { name: 'Appuntamento per il preventivo' }).click();
  const chain = dialog.getByRole('region', { name: 'Catena di azioni' });
  await expect(chain.getByText('Telefonata · Interessato')).toBeVisible();
  await guard.inspect(page);
  await chain.getByRole('link', { name: 'Proporre la polizza casa' }).click();
  await expect(dialog.getByRole('heading', { name: 'Proporre la polizza casa' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('whoever comes second sees who was first and what is planned now, and keeps what was written', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  const action = await make.action(client, { description: 'Richiamare per il rinnovo' }, ada);
  const page = await as(ada, `/azioni?azione=${action.id}&avanza=storico`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Non risponde' }).first().check();
  await dialog.getByRole('textbox', { name: 'Descrizione' }).fill('Ha chiesto uno sconto');
  const next = { description: 'Mandare il preventivo', plannedOn: make.day(2) };
  await make.proceed(action, 'Interessato', next, ada);
  guard.allow(409, /close-with-history/);
  await dialog.getByRole('button', { name: /^Chiudi con Storico/ }).click();
  await expect(dialog.getByText(/L’ha già chiusa Ada .* con esito “Interessato”/)).toBeVisible();
  await expect(dialog.getByRole('region', { name: 'Prossima azione' })).toContainText('Mandare il preventivo');
  await guard.inspect(page);
  await dialog.getByRole('button', { name: 'Salva lo stesso il mio storico' }).click();
  await expect(page.getByText(`Storico aggiunto a ${client.displayName}`)).toBeVisible();
  expect((await make.actionsOf(client, ada)).map(({ description }) => description)).toContain('Ha chiesto uno sconto');
});

test('planned from the profile with the question about the calendar, changed, copied, deleted and taken back', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  const page = await as(ada, `/clienti/${client.id}`);
  const dialog = page.getByRole('dialog');
  // The sidebar has the same text and comes before the profile in the document.
  await expect(page.getByRole('main').getByText('Senza prossima azione')).toBeVisible();
  await page.keyboard.press('n');
  await expect(dialog.getByRole('textbox', { name: 'Descrizione' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Scrivi che cosa, in poche parole')).toBeVisible();
  await page.keyboard.insertText('Portare i moduli');
  await dialog.getByRole('textbox', { name: 'Orario' }).fill('9.30');
  await dialog.getByRole('button', { name: 'Domani' }).click();
  await guard.inspect(page);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('heading', { name: 'Mettere anche in calendario?' })).toBeVisible();
  await guard.inspect(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Aggiunta al calendario')).toBeVisible();
  const [made] = await make.actionsOf(client, ada);
  expect(made).toMatchObject({ description: 'Portare i moduli', plannedOn: make.day(1), plannedTime: '09:30', onCalendar: true });

  await page.getByRole('navigation', { name: 'Parti della scheda' }).getByRole('link', { name: /^CRM/ }).click();
  await expect(row(page, 'Portare i moduli')).toContainText('domani 09:30');
  await guard.inspect(page);
  await row(page, 'Portare i moduli').click();
  await dialog.getByRole('button', { name: /^Modifica/ }).click();
  await dialog.getByRole('textbox', { name: 'Descrizione' }).fill('Portare i moduli firmati');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“Portare i moduli firmati” salvata')).toBeVisible();
  await dialog.getByRole('button', { name: 'Copia', exact: true }).click();
  await expect(page.getByText(/^Copiata:/)).toBeVisible();
  await expect.poll(async () => (await make.actionsOf(client, ada)).length).toBe(2);
  await dialog.getByRole('button', { name: /^Operazioni su/ }).click();
  await page.getByRole('menuitem', { name: 'Sposta nel cestino' }).click();
  await expect(page.getByText('“Portare i moduli firmati” è nel cestino')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('è di nuovo al suo posto')).toBeVisible();
  await expect.poll(async () => (await make.actionsOf(client, ada)).length).toBe(2);

  // An accidental key press does not discard typed text.
  await page.keyboard.press('s');
  await dialog.getByRole('textbox', { name: 'Descrizione' }).fill('Telefonata lunga');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Uscire senza salvare?')).toBeVisible();
  await page.getByRole('button', { name: 'Resta qui' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Descrizione' })).toHaveValue('Telefonata lunga');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`Storico aggiunto a ${client.displayName}`)).toBeVisible();
});

test('late and without a next action are lists; many are moved on at once; on a phone by a tap', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const [anna, bea] = [await make.client({}, ada), await make.client({}, ada)];
  await make.client({ firstName: 'Carla' }, ada);
  await make.action(anna, { description: 'Vecchia telefonata', plannedOn: make.day(-4) }, ada);
  await make.action(bea, { description: 'Vecchia email', type: 'Email', plannedOn: make.day(-2) }, ada);
  await make.action(bea, { description: 'Visita di oggi', type: 'Sopralluogo', plannedTime: '15:00' }, ada);
  const page = await as(ada, '/azioni');
  const side = page.getByRole('region', { name: 'Da fare' });
  await expect(side.getByRole('link', { name: /In ritardo/ })).toContainText('2');
  await side.getByRole('link', { name: /Senza prossima azione/ }).click();
  await expect(page.getByRole('row', { name: /Carla/ })).toContainText('Pianifica');
  await expect(page.getByText('1 cliente', { exact: true })).toBeVisible();

  await side.getByRole('link', { name: /In ritardo/ }).click();
  await expect(row(page, 'Vecchia telefonata')).toContainText('In ritardo');
  await row(page, 'Vecchia telefonata').getByRole('checkbox').check();
  await row(page, 'Vecchia email').getByRole('checkbox').check();
  await guard.inspect(page);
  await page.getByRole('toolbar').getByRole('button', { name: 'Avanza' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Non risponde' }).check();
  await guard.inspect(page);
  await dialog.getByRole('button', { name: 'Avanza 2 azioni' }).click();
  await expect(dialog.getByText('questo esito non vale per il suo tipo')).toBeVisible();
  await dialog.getByRole('button', { name: 'Ho capito' }).click();
  await expect(page.getByText('1 azione avanzata')).toBeVisible();
  await expect(row(page, 'Vecchia telefonata')).toHaveCount(0);

  const phone = await as(ada, '/', PHONE);
  await expect(phone.getByRole('list', { name: 'Azioni di oggi' }).getByRole('listitem')).toHaveCount(2);
  await guard.inspect(phone);
  await phone.getByRole('link', { name: 'Avanza Visita di oggi' }).tap();
  await phone.getByRole('dialog').getByRole('radio', { name: 'Svolta', exact: true }).check();
  await guard.inspect(phone);
  await phone
    .getByRole('dialog')
    .getByRole('button', { name: /^Chiudi/ })
    .last()
    .tap();
  await expect(phone.getByText('“Visita di oggi” chiusa: Svolta')).toBeVisible();
});
