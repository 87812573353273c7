import type { CrmActionPage, OutcomeList, PipelineStageList, TagDto, ViewDto } from '@sestante/api-client/types';
import type { Page } from '@playwright/test';
import { expect, test } from './journey';

/** Lets the next POST to this path arrive and drops its response. */
async function loseAnswer(page: Page, path: RegExp): Promise<void> {
  let lost = false;
  await page.route(path, async (route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback();
    lost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
}

test('what was sent twice, because the answer was lost or by a double click, is there once', async ({ as, make }) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  const action = await make.action(client, { description: 'Richiamare' }, ada);
  const page = await as(ada, '/impostazioni/esiti');
  const dialog = page.getByRole('dialog');
  const named = async <Row extends { name: string }>(path: string, name: string) =>
    (await make.look<{ data: Row[] }>(path, ada)).data.filter((row) => row.name === name).length;

  await page.getByRole('button', { name: 'Nuovo esito' }).click();
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Da risentire');
  await loseAnswer(page, /\/api\/v1\/outcomes$/);
  await dialog.getByRole('button', { name: /^Salva/ }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Riprova' }).click();
  await expect(page.getByRole('row', { name: /Da risentire/ })).toBeVisible();
  expect(await named<OutcomeList['data'][number]>('/outcomes', 'Da risentire')).toBe(1);

  await page.goto('/impostazioni/tag');
  await page.getByRole('button', { name: 'Nuovo tag' }).click();
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Rinnovo');
  await dialog.getByRole('button', { name: /^Salva/ }).dblclick();
  await expect(page.getByRole('row', { name: /Rinnovo/ })).toBeVisible();
  expect(await named<TagDto>('/tags', 'Rinnovo')).toBe(1);

  await page.goto('/prospect');
  await page.getByRole('button', { name: 'Modifica le fasi' }).click();
  await dialog.getByRole('textbox', { name: 'Nuova fase' }).fill('Sopralluogo');
  await loseAnswer(page, /\/api\/v1\/pipeline-stages$/);
  await dialog.getByRole('button', { name: 'Aggiungi' }).click();
  await expect(page.getByRole('alert').getByText(/Il server non risponde/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Aggiungi' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Nuova fase' })).toHaveValue('');
  expect(await named<PipelineStageList['data'][number]>('/pipeline-stages', 'Sopralluogo')).toBe(1);

  await page.goto('/clienti?tipo=retail');
  await page.getByRole('button', { name: 'Salva come vista…' }).first().click();
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Famiglie');
  await loseAnswer(page, /\/api\/v1\/views$/);
  await dialog.getByRole('button', { name: 'Salva vista' }).click();
  await expect(dialog.getByText(/Il server non risponde/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Salva vista' }).click();
  await expect(page.getByText('Vista “Famiglie” salvata')).toBeVisible();
  expect(await named<ViewDto>('/views', 'Famiglie')).toBe(1);

  await page.goto(`/azioni?azione=${action.id}`);
  const copy = () => page.getByRole('dialog').getByRole('button', { name: 'Copia', exact: true }).click();
  await loseAnswer(page, /\/copy$/);
  await copy();
  await expect(page.getByRole('alert').getByText(/Il server non risponde/)).toBeVisible();
  await copy();
  await expect(page.getByText(/^Copiata/)).toBeVisible();
  const { data } = await make.look<CrmActionPage>(`/crm-actions?clientId=${client.id}`, ada);
  expect(data).toHaveLength(2);
});
