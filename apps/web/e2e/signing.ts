import type { Page } from '@playwright/test';

/** Draws a signature in the field of the page. */
export async function draw(page: Page): Promise<void> {
  const sheet = page.getByRole('img', { name: /Riquadro della firma/ });
  await sheet.scrollIntoViewIfNeeded();
  const box = await sheet.boundingBox();
  if (!box) throw new Error('There is nothing to sign on');
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.down();
  for (let n = 1; n <= 30; n += 1) await page.mouse.move(box.x + 40 + n * 8, box.y + box.height / 2 + 35 * Math.sin(n / 3));
  await page.mouse.up();
}
