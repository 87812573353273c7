import { expect, test } from './journey';

test('a week: dragged, moved by keys and by a dialog; a colleague’s calendar beside one’s own; the day and the month', async ({
  as,
  guard,
  make,
}) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'agent', 'agency');
  const client = await make.client({}, ada);
  const timed = { plannedTime: '10:00', onCalendar: true, durationMinutes: 60 };
  const visit = await make.action(
    client,
    { description: 'Visita in cantina', type: 'Sopralluogo', plannedOn: '2027-03-10', ...timed },
    ada,
  );
  await make.action(client, { description: 'Nel pomeriggio', plannedOn: '2027-03-10', ...timed, plannedTime: '16:00' }, ada);
  await make.action(client, { description: 'Firma di Bruno', plannedOn: '2027-03-11', operatorId: bruno.id, ...timed }, ada);
  const page = await as(ada, '/agenda/settimana/2027-03-10');
  const event = page.getByRole('link', { name: /Visita in cantina/ });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('8 – 14 marzo 2027');
  await expect(event).toBeVisible();
  // Each is at its own hour, not below the previous one.
  const later = await page.getByRole('link', { name: /Nel pomeriggio/ }).boundingBox();
  expect((later?.y ?? 0) - ((await event.boundingBox())?.y ?? 0)).toBe(6 * 54);
  await guard.inspect(page);

  const [from, days] = [await event.boundingBox(), await page.getByRole('heading', { name: 'venerdì 12 marzo 2027' }).boundingBox()];
  if (!from || !days) throw new Error('The event and Friday must be in sight');
  await page.mouse.move(from.x + 20, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20, { steps: 3 });
  await page.mouse.move(days.x + days.width / 2, from.y + 8 + 54, { steps: 8 });
  await page.mouse.up();
  await expect.poll(async () => make.readAction(visit, ada)).toMatchObject({ plannedOn: '2027-03-12', plannedTime: '11:00' });
  await expect(page.getByRole('status').getByRole('button', { name: /Annulla/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => make.readAction(visit, ada)).toMatchObject({ plannedOn: '2027-03-10', plannedTime: '10:00' });

  await event.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(async () => (await make.readAction(visit, ada)).plannedOn).toBe('2027-03-11');
  await page.getByRole('link', { name: /Visita in cantina.*11 marzo/ }).focus();
  await page.keyboard.press('r');
  const day = page.getByRole('dialog').getByRole('textbox', { name: 'Data' });
  await expect(day).toBeFocused();
  await guard.inspect(page);
  await day.fill('13/3/2027');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Orario' }).fill('');
  await page.keyboard.press('Enter');
  await expect.poll(async () => make.readAction(visit, ada)).toMatchObject({ plannedOn: '2027-03-13', plannedTime: null });

  await expect(page.getByRole('link', { name: /Firma di Bruno/ })).toHaveCount(0);
  await page
    .getByRole('group', { name: 'Operatori' })
    .getByRole('checkbox', { name: new RegExp(bruno.name) })
    .check();
  await expect(page.getByRole('link', { name: /Firma di Bruno/ })).toBeVisible();
  await page.getByRole('navigation', { name: 'Come mostrarle' }).getByRole('link', { name: 'Mese' }).click();
  await expect(page.getByRole('region', { name: 'sabato 13 marzo 2027' }).getByRole('link', { name: /Visita in cantina/ })).toBeVisible();
  await guard.inspect(page);
  await page.getByRole('link', { name: 'giovedì 11 marzo 2027', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Giovedì 11 marzo 2027');
  await expect(page.getByRole('link', { name: /Firma di Bruno/ })).toBeVisible();

  // Simulates more entries than one response of the calendar contains.
  await page.route('**/api/v1/calendar?*', async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    await route.fulfill({ response, json: { ...body, page: { ...body.page, hasMore: true } } });
  });
  await page.getByRole('button', { name: 'Dopo (J)' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'scegli meno operatori' })).toBeVisible();
  await guard.inspect(page);
});

test('the calendar’s address is made, read, replaced and revoked', async ({ as, guard, make, playwright }) => {
  const ada = await make.agency();
  const client = await make.client({}, ada);
  await make.action(client, { description: 'Visita in cantina', plannedOn: make.day(1), plannedTime: '10:00', onCalendar: true }, ada);
  const page = await as(ada, '/profilo');
  await page.getByRole('button', { name: 'Crea l’indirizzo' }).click();
  const field = page.getByRole('textbox', { name: 'Indirizzo del tuo calendario' });
  await expect(field).toHaveValue(/\.ics$/);
  await guard.inspect(page);
  // A calendar app on a phone knows only the address.
  const telephone = await playwright.request.newContext();
  const first = await field.inputValue();
  expect(await (await telephone.get(first)).text()).toContain('Visita in cantina');
  await page.getByRole('button', { name: 'Sostituisci' }).click();
  await page.getByRole('button', { name: 'Sostituisci indirizzo' }).click();
  await expect(field).not.toHaveValue(first);
  const second = await field.inputValue();
  expect((await telephone.get(first)).status()).toBe(404);
  expect((await telephone.get(second)).status()).toBe(200);
  await page.getByRole('button', { name: 'Revoca' }).click();
  await guard.inspect(page);
  await page.getByRole('button', { name: 'Revoca indirizzo' }).click();
  await expect(page.getByRole('button', { name: 'Crea l’indirizzo' })).toBeVisible();
  expect((await telephone.get(second)).status()).toBe(404);
  await telephone.dispose();
});
