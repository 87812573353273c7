import { type BrowserContextOptions, expect, type Page } from '@playwright/test';

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Checks that nothing has to be scrolled sideways, and that no label of a button is cut off. */
export async function fits(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const cut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.mantine-Button-label')]
        .filter(({ clientWidth, scrollWidth }) => scrollWidth > clientWidth)
        .map(({ textContent }) => textContent),
    );
  await expect.poll(cut, `cut off on ${page.url()}`).toEqual([]);
}
