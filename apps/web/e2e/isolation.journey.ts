import { expect, test } from './journey';
import { ELENA, GIULIA, MARCO, PAOLO } from './people';

test('each sees their own in list, counts and search: Marco his, Elena the agency, Paolo nothing of it', async ({ as, make }) => {
  const lastName = make.surname();
  const marco = await make.whoIs(MARCO);
  await make.client({ firstName: 'Di', lastName: `${lastName} Giulia` });
  await make.client({ firstName: 'Assegnato', lastName: `${lastName} Marco`, assigneeId: marco.id });
  await make.client({ firstName: 'Creato', lastName: `${lastName} Marco` }, MARCO);
  for (const [person, sees] of [
    [GIULIA, 3],
    [ELENA, 3],
    [MARCO, 2],
  ] as const) {
    const page = await as(person, `/clienti?q=${lastName}`);
    const grid = page.getByRole('grid', { name: 'Clienti' });
    await expect(grid.getByRole('link', { name: lastName })).toHaveCount(sees);
    await expect(page.getByText(`${sees} clienti`, { exact: true })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Tipo di cliente' }).getByRole('link', { name: 'Tutti' })).toHaveText(
      new RegExp(`${sees}$`),
    );
    if (person === MARCO) await expect(page.getByText(`${lastName} Giulia`)).toHaveCount(0);
    expect(await make.find(lastName, person)).toHaveLength(sees);
  }
  const page = await as(PAOLO, `/clienti?q=${lastName}`);
  await expect(page.getByRole('heading', { name: `Nessun cliente per «${lastName}»` })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Tipo di cliente' }).getByRole('link', { name: 'Tutti' })).toHaveText(/0$/);
  expect(await make.find(lastName, PAOLO)).toHaveLength(0);
});

test('the demo itself: Marco counts fewer clients than Giulia, and only his', async ({ as, make }) => {
  const marco = await make.whoIs(MARCO);
  const mine = await make.page('/clients?count=exact', MARCO);
  const all = await make.page('/clients?count=exact', GIULIA);
  expect(mine.page.total).toBeGreaterThan(0);
  expect(mine.page.total ?? 0).toBeLessThan(all.page.total ?? 0);
  for (const client of mine.data) expect([client.createdBy.id, client.assignee?.id]).toContain(marco.id);
  const page = await as(MARCO, '/clienti');
  await expect(page.getByText(`${mine.page.total} clienti`, { exact: true })).toBeVisible();
});

test('a client that one may not see looks like one that does not exist', async ({ as, guard, make }) => {
  guard.allow(404, /\/clients\//);
  const { id } = await make.client({ notes: 'Questo non si legge' });
  for (const person of [MARCO, PAOLO]) {
    const page = await as(person, `/clienti/${id}`);
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    const hidden = await page.getByRole('main').innerText();
    const title = await page.title();
    await guard.inspect(page);
    await page.goto('/clienti/01990000-0000-7000-8000-000000000000');
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    expect(await page.getByRole('main').innerText()).toBe(hidden);
    expect(await page.title()).toBe(title);
    await page.goto(`/clienti/${id}/modifica`);
    await expect(page.getByRole('main')).not.toContainText('Questo non si legge');

    for (const path of [`/clients/${id}`, `/clients/${id}/timeline`]) expect(await make.status('GET', path, person)).toBe(404);
    expect(await make.status('PATCH', `/clients/${id}`, person)).toBe(404);
    expect(await make.status('DELETE', `/clients/${id}`, person)).toBe(404);
  }
  const page = await as(ELENA, `/clienti/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ada');
});
