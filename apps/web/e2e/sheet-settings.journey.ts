import { drag } from './drag';
import { expect, test } from './journey';

test('an agency hides and orders the tabs of its sheet, and everybody sees them so', async ({ as, guard, make }) => {
  const ada = await make.agency();
  const bruno = await make.colleague(ada, 'collaborator', 'agency');
  const client = await make.client({}, ada);
  const page = await as(ada, '/impostazioni/scheda');
  const lines = page.getByRole('list', { name: 'Linguette' }).getByRole('listitem');
  await expect(lines).toHaveCount(11);
  await guard.inspect(page);
  await page.getByRole('switch', { name: 'Mostra “Bonus”' }).click({ force: true });
  await expect(page.getByRole('status').getByText('“Bonus” nascosta')).toBeVisible();
  await page.getByRole('button', { name: 'Sposta “Sedi” prima' }).click();
  await expect(lines.first()).toContainText('Sedi');
  await expect(page.getByRole('status').getByText('“Sedi” spostata')).toBeVisible();
  await drag(page, lines.filter({ hasText: 'Contratti' }), lines.first());
  await expect(lines.first()).toHaveAttribute('data-state', 'over');
  await page.mouse.up();
  await expect(lines.first()).toContainText('Contratti');
  await expect(page.getByRole('status').getByText('“Contratti” spostata')).toBeVisible();

  const other = await as(bruno, `/clienti/${client.id}`);
  const tabs = other.getByRole('navigation', { name: 'Parti della scheda' });
  await expect(tabs.getByRole('link', { name: 'Contratti' })).toBeVisible();
  const names = await tabs.getByRole('link').allTextContents();
  expect(names.slice(2, 6)).toEqual(['Questionari e report', 'Contratti', 'Sedi', 'Referenti']);
  expect(names).not.toContain('Bonus');
  // A hidden tab is still reachable by its address.
  await other.goto(`/clienti/${client.id}/bonus`);
  await expect(other.getByRole('heading', { name: 'Ancora nessun bonus' })).toBeVisible();
  await expect(tabs.getByRole('link', { name: 'Bonus' })).toHaveAttribute('aria-current', 'page');
  // On narrower screens the remaining tabs are in a menu, which has the name of the current one.
  await other.setViewportSize({ width: 900, height: 800 });
  await tabs.getByRole('button', { name: 'Bonus' }).click();
  await guard.inspect(other);
  await other.getByRole('menuitem', { name: 'Documenti' }).click();
  await expect(tabs.getByRole('button', { name: 'Documenti' })).toBeVisible();

  await page.getByRole('button', { name: 'Come in origine' }).click();
  await expect(lines.first()).toContainText('Referenti');
  // The change can be undone once the server has answered.
  await expect(page.getByRole('status').getByText('Linguette come in origine')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(lines.first()).toContainText('Contratti');
  await guard.inspect(page);
});
