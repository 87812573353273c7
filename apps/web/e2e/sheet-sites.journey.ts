import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { ELENA, GIULIA } from './people';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: 'dark' } as const;
const rowOf = (page: Page, name: string | RegExp) => page.getByRole('grid').getByRole('row', { name });

test('a site is added, changed, found, thrown away and taken back, and the timeline tells each', async ({ as, guard, make }) => {
  const client = await make.client({ type: 'corporate' });
  const page = await as(GIULIA, `/clienti/${client.id}/sedi`);
  await expect(page.getByRole('heading', { name: 'Ancora nessuna sede' })).toBeVisible();
  await guard.inspect(page);

  await page.getByRole('link', { name: 'Aggiungi sede' }).first().click();
  const panel = page.getByRole('dialog', { name: 'Nuova sede' });
  const label = panel.getByRole('textbox', { name: 'Etichetta' });
  await expect(label).toBeFocused();
  await expect(panel.getByRole('heading', { name: 'Nuova sede', level: 2 }).last()).toBeVisible();
  await label.fill('Magazzino');
  await expect(panel.getByRole('heading', { name: 'Magazzino' })).toBeVisible();
  await panel.getByRole('textbox', { name: 'Telefono' }).fill('123');
  await page.keyboard.press('Control+s');
  await expect(panel.getByRole('textbox', { name: 'Telefono' })).toBeFocused();
  await guard.inspect(page);
  await panel.getByRole('textbox', { name: 'Telefono' }).fill('011 5551234');
  await panel.getByRole('textbox', { name: 'Via' }).fill('Corso Francia');
  await panel.getByRole('combobox', { name: 'Comune' }).fill('Rivoli');
  await page.getByRole('option', { name: 'Rivoli (TO)' }).click();
  await panel.getByRole('checkbox', { name: 'Sede legale' }).check();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').getByText('“Magazzino” aggiunta')).toBeVisible();
  const row = rowOf(page, /Magazzino/);
  await expect(row).toContainText('Sede legale');
  await expect(row).toContainText('Corso Francia');
  await expect(row).toHaveAttribute('aria-current', 'true');
  const tabs = page.getByRole('navigation', { name: 'Parti della scheda' });
  await expect(tabs.getByRole('link', { name: 'Sedi 1' })).toBeVisible();

  // By keyboard only: to the row, into its form, and out of it.
  await row.focus();
  await page.keyboard.press('e');
  const form = page.getByRole('dialog', { name: 'Modifica sede' });
  await form.getByRole('textbox', { name: 'Etichetta' }).fill('Magazzino di Rivoli');
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Uscire senza salvare?' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Resta qui' }).click();
  await expect(question).toHaveCount(0);
  await page.keyboard.press('Control+s');
  const details = page.getByRole('dialog', { name: 'Sede', exact: true });
  await expect(details.getByText('Magazzino di Rivoli').first()).toBeVisible();
  await guard.inspect(page);
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);

  await make.site(client, { label: 'Ufficio' });
  await page.reload();
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(3);
  await page.getByRole('searchbox', { name: 'Cerca in Sedi' }).fill('francia');
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(2);
  await page.getByRole('searchbox', { name: 'Cerca in Sedi' }).fill('niente così');
  await expect(page.getByRole('heading', { name: 'Nessun risultato per «niente così»' })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Svuota la ricerca' }).last().click();

  await rowOf(page, /Magazzino di Rivoli/).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('status').getByText('“Magazzino di Rivoli” è nel cestino')).toBeVisible();
  await expect(rowOf(page, /Magazzino di Rivoli/)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(rowOf(page, /Magazzino di Rivoli/)).toBeVisible();

  await tabs.getByRole('link', { name: 'Panoramica' }).click();
  const history = page.getByRole('region', { name: 'Storia' });
  await history.getByRole('button', { name: 'Scheda', exact: true }).click();
  await expect(history.getByText('Ripristinata la sede Magazzino di Rivoli')).toBeVisible();
  await expect(history.getByText('Nel cestino la sede Magazzino di Rivoli')).toBeVisible();
  await expect(history.getByText('Etichetta da Magazzino a Magazzino di Rivoli')).toBeVisible();
  await guard.inspect(page);
  await history.getByRole('link', { name: 'Magazzino', exact: true }).click();
  await expect(page).toHaveURL(/\/sedi\?apri=/);
  await expect(page.getByRole('dialog', { name: 'Sede' })).toBeVisible();
});

test('two people change the same site: what only one touched comes together, the rest is chosen', async ({ as, guard, make }) => {
  guard.allow(412, /\/sites\//);
  const client = await make.client();
  const site = await make.site(client, { label: 'Magazzino', email: 'prima@posta.example' });
  const page = await as(GIULIA, `/clienti/${client.id}/sedi?apri=${site.id}&modifica=true`);
  const form = page.getByRole('dialog', { name: 'Modifica sede' });
  await form.getByRole('textbox', { name: 'Etichetta' }).fill('Deposito');
  await make.changeRecord(client, 'sites', site, { label: 'Capannone', email: 'elena@posta.example' }, ELENA);
  await form.getByRole('button', { name: 'Salva' }).click();
  const conflict = page.getByRole('dialog', { name: 'Modifica concorrente' });
  await expect(conflict.getByText('Elena Riva ha cambiato un campo')).toBeVisible();
  await guard.inspect(page);
  await conflict.getByRole('radio', { name: /Capannone/ }).check();
  await conflict.getByRole('button', { name: 'Salva scelte' }).click();
  const details = page.getByRole('dialog', { name: 'Sede' });
  await expect(details.getByText('Capannone').first()).toBeVisible();
  await expect(details.getByRole('link', { name: 'elena@posta.example' })).toBeVisible();
});

test('on a phone sites are cards, the panel is the whole screen, and tabs scroll', async ({ as, guard, make }) => {
  const client = await make.client();
  await make.site(client, { label: 'Magazzino', address: { street: 'Via Po', city: 'Torino' } });
  const page = await as(GIULIA, `/clienti/${client.id}/sedi`, PHONE);
  await expect(page.getByRole('grid').getByText('Via Po, Torino')).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Operazioni su Magazzino' }).click();
  await page.getByRole('menuitem', { name: 'Modifica' }).click();
  const panel = page.getByRole('dialog', { name: 'Modifica sede' });
  await expect(panel).toBeVisible();
  await guard.inspect(page);
  expect((await panel.boundingBox())?.width).toBe(390);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
