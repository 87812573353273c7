import type { CrmSettingsDto, OutcomeDto, OutcomeList, SheetSettingsDto, UserDto, ViewDto } from '@sestante/api-client/types';
import type { Page } from '@playwright/test';
import { expect, test } from './journey';
import { ELENA, GIULIA } from './people';

/** Both values of a field that two people changed at the same time. */
const conflictIn = (page: Page) => page.getByRole('dialog', { name: 'Modifica concorrente' });

test('an action that two people change at once keeps what each has written', async ({ as, guard, make }) => {
  guard.allow(412, /\/crm-actions\//);
  const action = await make.action(await make.client(), { description: 'Richiamare', notes: 'Prima nota' });
  const [giulia, elena] = [await as(GIULIA, `/azioni?azione=${action.id}`), await as(ELENA, `/azioni?azione=${action.id}`)];
  for (const page of [giulia, elena]) await page.getByRole('dialog').getByRole('button', { name: 'Modifica' }).click();
  const drawer = giulia.getByRole('dialog', { name: 'Modifica', exact: true });
  await drawer.getByRole('textbox', { name: 'Descrizione' }).fill('Richiamare per il rinnovo');
  await elena.getByRole('textbox', { name: 'Note' }).fill('Preferisce il pomeriggio');
  await elena.keyboard.press('Control+s');
  await expect(elena.getByText('“Richiamare” salvata')).toBeVisible();
  await giulia.keyboard.press('Control+s');
  await expect(giulia.getByText('“Richiamare per il rinnovo” salvata')).toBeVisible();
  expect(await make.readAction(action)).toMatchObject({
    description: 'Richiamare per il rinnovo',
    notes: 'Preferisce il pomeriggio',
  });

  // Asks only about fields that both have changed; Ctrl S saves the chosen values.
  await giulia.getByRole('dialog').getByRole('button', { name: 'Modifica' }).click();
  await drawer.getByRole('textbox', { name: 'Descrizione' }).fill('Richiamare oggi');
  await drawer.getByRole('textbox', { name: 'Note' }).fill('Preferisce la mattina');
  await make.edit(`/crm-actions/${action.id}`, { description: 'Richiamare domani', plannedTime: '17:30' }, ELENA);
  await giulia.keyboard.press('Control+s');
  const dialog = conflictIn(giulia);
  await expect(dialog).toContainText('Elena Riva ha cambiato un campo');
  await expect(dialog.getByRole('group')).toHaveCount(1);
  await guard.inspect(giulia);
  await dialog.getByRole('radio', { name: /Richiamare domani/ }).check();
  await giulia.keyboard.press('Control+s');
  await expect(giulia.getByText('“Richiamare domani” salvata')).toBeVisible();
  expect(await make.readAction(action)).toMatchObject({
    description: 'Richiamare domani',
    notes: 'Preferisce la mattina',
    plannedTime: '17:30',
  });
});

test('what is being typed stays when somebody else deletes the record', async ({ as, guard, make }) => {
  guard.allow(404, /\/(crm-actions|sites)\//);
  const client = await make.client();
  const action = await make.action(client, { description: 'Richiamare' });
  const page = await as(GIULIA, `/azioni?azione=${action.id}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Modifica' }).click();
  const description = page.getByRole('textbox', { name: 'Descrizione' });
  await description.fill('Vuole un preventivo per il capannone');
  expect(await make.status('DELETE', `/crm-actions/${action.id}`)).toBe(204);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('alert').getByText(/Non trovato/)).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(description).toHaveValue('Vuole un preventivo per il capannone');

  const site = await make.site(client, { label: 'Magazzino' });
  const other = await as(GIULIA, `/clienti/${client.id}/sedi?apri=${site.id}&modifica=true`);
  const label = other.getByRole('textbox', { name: 'Etichetta' });
  await label.fill('Deposito');
  expect(await make.status('DELETE', `/clients/${client.id}/sites/${site.id}`)).toBe(204);
  await other.keyboard.press('Control+s');
  await expect(other.getByText(/Non trovato/).first()).toBeVisible();
  await other.waitForLoadState('networkidle');
  await expect(label).toHaveValue('Deposito');
});

test('after a conflict one goes on upon what the other has written, and Ctrl S saves', async ({ as, guard, make }) => {
  guard.allow(412, /\/(crm-actions|sites)\//);
  const client = await make.client();
  const action = await make.action(client, { description: 'Richiamare' });
  const page = await as(GIULIA, `/azioni?azione=${action.id}`);
  await page.getByRole('dialog').getByRole('button', { name: 'Modifica' }).click();
  const description = page.getByRole('textbox', { name: 'Descrizione' });
  await description.fill('Richiamare oggi');
  await make.edit(`/crm-actions/${action.id}`, { description: 'Richiamare domani' }, ELENA);
  await page.getByRole('button', { name: /^Salva/ }).click();
  await conflictIn(page)
    .getByRole('button', { name: /Ricarica/ })
    .click();
  await expect(description).toHaveValue('Richiamare domani');
  await description.fill('Richiamare domani alle nove');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“Richiamare domani alle nove” salvata')).toBeVisible();

  const site = await make.site(client, { label: 'Magazzino' });
  await page.goto(`/clienti/${client.id}/sedi?apri=${site.id}&modifica=true`);
  const label = page.getByRole('textbox', { name: 'Etichetta' });
  await label.fill('Deposito');
  await make.changeRecord(client, 'sites', site, { label: 'Capannone', email: 'elena@posta.example' }, ELENA);
  await page.getByRole('button', { name: /^Salva/ }).click();
  await expect(conflictIn(page)).toBeVisible();
  // Closed without a choice: the form is unchanged, and saving asks again.
  await page.keyboard.press('Escape');
  await expect(conflictIn(page)).toHaveCount(0);
  await expect(label).toHaveValue('Deposito');
  await page.keyboard.press('Control+s');
  await expect(conflictIn(page)).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“Deposito” salvata')).toBeVisible();
  expect(await make.look(`/clients/${client.id}/sites/${site.id}`, GIULIA)).toMatchObject({
    label: 'Deposito',
    email: 'elena@posta.example',
  });
});

test('which record a field points at is told by its name where two have chosen', async ({ as, guard, make }) => {
  guard.allow(412, /\/installations\//);
  const client = await make.client();
  const [first, second] = [await make.site(client, { label: 'Magazzino' }), await make.site(client, { label: 'Officina' })];
  const boiler = await make.installation(client, { name: 'Caldaia' });
  const page = await as(GIULIA, `/clienti/${client.id}/impianti?apri=${boiler.id}&modifica=true`);
  await page.getByRole('combobox', { name: 'Sede' }).click();
  await page.getByRole('option', { name: 'Magazzino' }).click();
  await make.changeRecord(client, 'installations', boiler, { siteId: second.id }, ELENA);
  await page.getByRole('button', { name: /^Salva/ }).click();
  await expect(conflictIn(page).getByRole('radio', { name: /Magazzino/ })).toBeChecked();
  await expect(conflictIn(page).getByRole('radio', { name: /Officina/ })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText('“Caldaia” salvato')).toBeVisible();
  expect(await make.look(`/clients/${client.id}/installations/${boiler.id}`, GIULIA)).toMatchObject({ siteId: first.id });
});

test('two admins change the settings at once: nothing of either is lost', async ({ as, guard, make }) => {
  guard.allow(412, /\/(outcomes|settings|crm-action-types|tags|pipeline-stages)/);
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'agency_admin', 'agency');
  const { id } = (await make.setting(
    '/outcomes',
    { name: 'Da risentire', state: 'done', icon: 'phone', color: '#2b7240' },
    ada,
  )) as OutcomeDto;
  const page = await as(ada, '/impostazioni/esiti');
  const dialog = page.getByRole('dialog', { name: 'Modifica “Da risentire”' });
  await page.getByRole('button', { name: 'Modifica “Da risentire”' }).click();
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Da richiamare');
  await make.edit(`/outcomes/${id}`, { color: '#b3261e', icon: 'mail' }, bruno);
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  expect(await make.look(`/outcomes/${id}`, ada)).toMatchObject({ name: 'Da richiamare', color: '#b3261e', icon: 'mail' });

  await page.getByRole('button', { name: 'Modifica “Da richiamare”' }).click();
  const again = page.getByRole('dialog', { name: 'Modifica “Da richiamare”' });
  await again.getByRole('textbox', { name: 'Nome' }).fill('Da sentire');
  await make.edit(`/outcomes/${id}`, { name: 'Da contattare', state: 'planned' }, bruno);
  await again.getByRole('button', { name: /^Salva/ }).click();
  await expect(conflictIn(page).getByRole('group')).toHaveCount(1);
  await guard.inspect(page);
  await conflictIn(page)
    .getByRole('radio', { name: /Da contattare/ })
    .check();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('row', { name: /Da contattare/ })).toBeVisible();
  expect(await make.look(`/outcomes/${id}`, ada)).toMatchObject({ name: 'Da contattare', state: 'planned' });

  // Direct change in the list: a concurrent change of another field is no conflict.
  await make.edit(`/outcomes/${id}`, { color: '#0f6b66' }, bruno);
  await page.getByRole('button', { name: 'Archivia “Da contattare”' }).click();
  await expect(page.getByRole('row', { name: /Da contattare/ })).toContainText('Archiviato');
  expect(await make.look(`/outcomes/${id}`, ada)).toMatchObject({ color: '#0f6b66', active: false });

  await page.goto('/impostazioni/crm');
  const { data } = await make.look<OutcomeList>('/outcomes', bruno);
  const interested = data.find(({ name }) => name === 'Interessato')?.id ?? '';
  await page.getByRole('textbox', { name: 'Santo patrono' }).fill('24/6');
  await make.edit('/settings/crm', { defaultHistoryOutcomeId: interested }, bruno);
  await page.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByText('Impostazioni salvate')).toBeVisible();
  expect(await make.look<CrmSettingsDto>('/settings/crm', ada)).toMatchObject({
    patronSaintDay: '06-24',
    defaultHistoryOutcomeId: interested,
  });

  await page.goto('/impostazioni/scheda');
  await expect(page.getByRole('switch', { name: 'Mostra “Sconti”' })).toBeChecked();
  const { tabs } = await make.look<SheetSettingsDto>('/settings/sheet', bruno);
  await make.edit('/settings/sheet', { tabs: tabs.map((tab) => ({ ...tab, visible: tab.visible && tab.name !== 'bonuses' })) }, bruno);
  // The switch shows the choice at once, though the first request is refused.
  await page.getByRole('switch', { name: 'Mostra “Sconti”' }).uncheck({ force: true });
  await expect(page.getByText('“Sconti” nascosta')).toBeVisible();
  const hidden = async () =>
    (await make.look<SheetSettingsDto>('/settings/sheet', ada)).tabs.filter(({ visible }) => !visible).map(({ name }) => name);
  expect((await hidden()).toSorted()).toEqual(['bonuses', 'discounts']);
  await page.getByRole('button', { name: /^Annulla/ }).click();
  await expect(page.getByText('Tutto come prima')).toBeVisible();
  expect(await hidden()).toEqual(['bonuses']);
});

test('what one has chosen for a colleague outlives a colleague’s change of something else', async ({ as, guard, make }) => {
  guard.allow(412, /\/users\//);
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'agency_admin', 'agency');
  const carla = await make.colleague(ada, 'collaborator', 'own');
  const page = await as(ada, `/impostazioni/utenti/${carla.id}`);
  const form = page.getByRole('form', { name: /Ruolo e visibilità/ });
  await form.getByRole('radio', { name: /Tutta l’agenzia/ }).check();
  await make.edit(`/users/${carla.id}`, { role: 'back_office' }, bruno);
  // Returning to the tab refreshes the shown data.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await form.getByRole('button', { name: 'Salva' }).click();
  await expect(page.getByRole('status').getByText(/Back Office, tutta l’agenzia/)).toBeVisible();
  expect(await make.look<UserDto>(`/users/${carla.id}`, ada)).toMatchObject({ role: 'back_office', visibility: 'agency' });

  await form.getByRole('combobox', { name: 'Ruolo' }).click();
  await page.getByRole('option', { name: 'Front Office' }).click();
  await make.edit(`/users/${carla.id}`, { role: 'agent' }, bruno);
  await form.getByRole('button', { name: 'Salva' }).click();
  await expect(conflictIn(page)).toContainText(bruno.name);
  await expect(conflictIn(page).getByRole('group', { name: 'Ruolo' })).toContainText('Agente');
  await guard.inspect(page);
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await make.look<UserDto>(`/users/${carla.id}`, ada)).role).toBe('front_office');
});

test('a shared view that two people rename and narrow at once keeps both, and asks where it cannot', async ({ as, guard, make }) => {
  guard.allow(412, /\/views\//);
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'agency_admin', 'agency');
  const page = await as(ada, '/clienti?tipo=retail');
  await page.getByRole('button', { name: 'Salva come vista…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Famiglie');
  await dialog.getByLabel('Chi la vede').selectOption({ label: 'Tutta l’agenzia' });
  await dialog.getByRole('button', { name: 'Salva vista' }).click();
  await expect(page.getByText('Vista “Famiglie” salvata')).toBeVisible();
  const { data } = await make.look<{ data: ViewDto[] }>('/views', bruno);
  const path = `/views/${data.find(({ name }) => name === 'Famiglie')?.id ?? ''}`;

  await page.getByRole('button', { name: 'Viste: Famiglie' }).click();
  await page.getByRole('menuitem', { name: 'Rinomina o condividi…' }).click();
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Privati');
  await make.edit(path, { criteria: { type: ['professional'] } }, bruno);
  await dialog.getByRole('button', { name: 'Salva vista' }).click();
  await expect(page.getByRole('button', { name: 'Viste: Privati' })).toBeVisible();
  expect(await make.look(path, ada)).toMatchObject({ name: 'Privati', criteria: { type: ['professional'] } });

  await page.getByRole('button', { name: 'Viste: Privati' }).click();
  await page.getByRole('menuitem', { name: 'Rinomina o condividi…' }).click();
  await dialog.getByRole('textbox', { name: 'Nome' }).fill('Professionisti');
  await make.edit(path, { name: 'Studi' }, bruno);
  await dialog.getByRole('button', { name: 'Salva vista' }).click();
  await expect(conflictIn(page).getByRole('group', { name: 'Nome' })).toContainText('Studi');
  await guard.inspect(page);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('button', { name: 'Viste: Professionisti' })).toBeVisible();
});

test('a stage of the board that two people rename at once is asked about', async ({ as, guard, make }) => {
  guard.allow(412, /\/pipeline-stages\//);
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'agency_admin', 'agency');
  const page = await as(ada, '/prospect');
  const [stage] = (await make.look<{ data: { id: string; name: string }[] }>('/pipeline-stages', bruno)).data;
  await page.getByRole('button', { name: 'Modifica le fasi' }).click();
  const name = page.getByRole('textbox', { name: 'Nome della fase 1' });
  await name.fill('Primo incontro');
  await make.edit(`/pipeline-stages/${stage?.id ?? ''}`, { name: 'Appena arrivati' }, bruno);
  await name.press('Enter');
  await expect(conflictIn(page)).toContainText('Appena arrivati');
  await guard.inspect(page);
  await page.keyboard.press('Control+s');
  await expect
    .poll(async () => (await make.look<{ name: string }>(`/pipeline-stages/${stage?.id ?? ''}`, ada)).name)
    .toBe('Primo incontro');
});
