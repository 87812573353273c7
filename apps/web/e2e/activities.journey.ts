import { expect, test } from './journey';
import { GIULIA } from './people';

const DARK_PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;

test('an activity is added by its kind, asked about for the calendar, and done', async ({ as, guard, make }) => {
  const client = await make.client();
  const page = await as(GIULIA, `/clienti/${client.id}/attivita`);
  await expect(page.getByRole('heading', { name: 'Niente da fare, per ora' })).toBeVisible();
  await page.getByRole('button', { name: 'Aggiungi attività' }).first().click();
  await guard.inspect(page);
  await page.getByRole('menuitem', { name: 'Appuntamento' }).click();
  const form = page.getByRole('dialog', { name: 'Nuova azione' });
  await expect(form.getByRole('radio', { name: 'Appuntamento' })).toBeChecked();
  await form.getByLabel('Descrizione').fill('Visita in sede');
  await form.getByLabel('Data pianificazione').first().fill('-1');
  await expect(form.getByText('È un giorno già passato')).toBeVisible();
  await form.getByLabel('Data pianificazione').first().fill('+3');
  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: 'Mettere anche in calendario?' });
  await guard.inspect(page);
  await question.getByRole('button', { name: 'Sì, in calendario' }).click();
  await expect(page.getByText('Aggiunta al calendario')).toBeVisible();
  const row = page.getByRole('grid', { name: 'Attività' }).getByRole('row', { name: 'Visita in sede' });
  await expect(row).toBeVisible();
  const groups = page.getByRole('navigation', { name: 'Quali attività' });
  await expect(groups.getByRole('link', { name: 'Da fare' })).toContainText('1');
  expect((await make.actionsOf(client))[0]).toMatchObject({ description: 'Visita in sede', onCalendar: true });
  await guard.inspect(page);

  await row.focus();
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog').getByRole('radio', { name: 'Svolta', exact: true })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(row).toHaveCount(0);
  await groups.getByRole('link', { name: 'Svolte' }).click();
  await expect(row).toBeVisible();
  await page.getByRole('searchbox', { name: 'Cerca in Attività' }).fill('nessuna così');
  await expect(page.getByRole('heading', { name: 'Nessuna attività per «nessuna così»' })).toBeVisible();
  await guard.inspect(page);
});

test('on a phone activities are cards, and the menu of kinds fits', async ({ as, guard, make }) => {
  const client = await make.client();
  await make.action(client, { description: 'Richiamare per il preventivo' });
  const page = await as(GIULIA, `/clienti/${client.id}/attivita`, DARK_PHONE);
  await expect(page.getByText('Richiamare per il preventivo')).toBeVisible();
  await page.getByRole('button', { name: 'Aggiungi attività' }).first().tap();
  await expect(page.getByRole('menuitem', { name: 'Storico' })).toBeInViewport();
  await guard.inspect(page);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
