import type { Page } from '@playwright/test';
import type { TagList } from '@sestante/api-client/types';
import { expect, test } from './journey';

const line = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

test('types, outcomes, tags and rules: renamed, set aside and merged, and everything that has them follows', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  await make.tag('Rinnovo', ada);
  await make.tag('Rinnovi', ada);
  const action = await make.action(client, { description: 'Sopralluogo in magazzino', type: 'Sopralluogo' }, ada);

  const page = await as(ada, '/impostazioni/tipi');
  const dialog = page.getByRole('dialog');
  await expect(line(page, 'Telefonata')).toContainText('15 min');
  await guard.inspect(page);
  await expect(page.getByRole('button', { name: 'Elimina “Sopralluogo”' })).toBeDisabled();
  await page.getByRole('button', { name: 'Modifica “Sopralluogo”' }).click();
  guard.allow(409, /crm-action-types/);
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('telefonata');
  await dialog.getByRole('button', { name: 'Salva' }).click();
  await expect(dialog.getByText('Esiste già un tipo con questo nome')).toBeVisible();
  await guard.inspect(page);
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Visita');
  await dialog.getByRole('button', { name: 'Salva' }).click();
  await expect(line(page, 'Visita')).toBeVisible();
  await page.getByRole('button', { name: 'Archivia “Visita”' }).click();
  await expect(line(page, 'Visita')).toContainText('Archiviato');

  await page.getByRole('link', { name: 'Esiti', exact: true }).click();
  await expect(line(page, 'Pianificata').first()).toContainText('Predefinito');
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Nuovo esito' }).click();
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Da risentire');
  await dialog.getByText('Pianificata', { exact: true }).click();
  await guard.inspect(page);
  await dialog.getByRole('button', { name: 'Salva' }).click();
  await expect(line(page, 'Da risentire')).toBeVisible();

  await page.getByRole('link', { name: 'CRM e Marketing' }).click();
  await page.getByRole('combobox', { name: 'Esito di una nuova azione' }).click();
  await page.getByRole('option', { name: 'Da risentire' }).click();
  await page.getByRole('textbox', { name: 'Santo patrono' }).fill('31/6');
  await expect(page.getByText('Non è un giorno dell’anno')).toBeVisible();
  await page.getByRole('textbox', { name: 'Santo patrono' }).fill('24/6');
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByText('Impostazioni salvate')).toBeVisible();
  await page.getByRole('button', { name: /^Elimina la regola: Email/ }).click();
  await expect(page.getByText('Regola eliminata')).toBeVisible();
  await guard.inspect(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^Elimina la regola: Email/ })).toBeVisible();

  await page.getByRole('link', { name: 'Tag', exact: true }).click();
  await page.getByRole('button', { name: 'Unisci “Rinnovi” a un altro' }).click();
  await dialog.getByLabel('Diventa').selectOption({ label: 'Rinnovo' });
  await guard.inspect(page);
  await dialog.getByRole('button', { name: 'Salva' }).click();
  await expect(line(page, 'Rinnovi')).toHaveCount(0);
  await expect(line(page, 'Rinnovo')).toHaveCount(1);
  // Counted whenever the page opens: a colleague has used it in the meantime.
  await expect(page.getByRole('button', { name: 'Elimina “Rinnovo”' })).toBeEnabled();
  await page.getByRole('link', { name: 'Esiti', exact: true }).click();
  await make.change(client, { tagIds: (await make.look<TagList>('/tags', ada)).data.map(({ id }) => id) }, ada);
  await page.getByRole('link', { name: 'Tag', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Elimina “Rinnovo”' })).toBeDisabled();

  // The existing action keeps its type under the new name, which is not offered for new actions.
  await page.goto(`/azioni?azione=${action.id}`);
  await expect(dialog.getByText('Visita', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(dialog.getByText('Nasce come Da risentire')).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Telefonata' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'Visita' })).toHaveCount(0);
});

test('the morning mail and the reminder are each one’s own', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const page = await as(ada, '/profilo');
  await page.getByRole('switch', { name: /^Email del mattino/ }).uncheck();
  await expect.poll(async () => (await make.whoIs(ada)).morningDigest).toBe(false);
  await page.getByLabel('Promemoria prima di un’azione con orario').selectOption('Mai');
  await expect.poll(async () => (await make.whoIs(ada)).reminderMinutes).toBeNull();
  await guard.inspect(page);
});
