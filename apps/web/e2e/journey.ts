import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test';
import { closeAgencies } from './agencies';
import { writeFigures } from './figures';
import { Guard } from './guard';
import { Make } from './make';
import type { Person } from './people';

interface Journey {
  /** Opens this page in a new browser context without a log-in. */
  open: (path: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Opens this page in a new browser context, logged in as this person. */
  as: (person: Person, path: string, options?: BrowserContextOptions) => Promise<Page>;
  guard: Guard;
  make: Make;
  /** Creates a watched browser context, on which the others are based. */
  browse: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

/** Fixtures of a journey. Everything it opens is watched, and inspected again at its end. */
export const test = base.extend<Journey, { figures: void }>({
  figures: [
    async ({}, use) => {
      await use();
      writeFigures();
      await closeAgencies();
    },
    { scope: 'worker', auto: true },
  ],

  guard: async ({}, use) => use(new Guard()),

  browse: async ({ browser, guard }, use, info) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await guard.follow(context);
      return context;
    });
    // A failed journey has its own reason, which further reports would hide.
    if (info.status === info.expectedStatus) await guard.conclude();
    for (const context of contexts) await context.close();
  },

  open: async ({ browse }, use) => {
    await use(async (path, options) => shown(await browse(options), path));
  },

  as: async ({ browse, baseURL }, use) => {
    // Storage that the application writes at a log-in, so that it resumes the session.
    const origins = [{ origin: baseURL ?? '', localStorage: [{ name: 'sestante-sessione', value: '1' }] }];
    await use(async ({ email, password }, path, options) => {
      const context = await browse({ ...options, storageState: { cookies: [], origins } });
      const answer = await context.request.post('/api/v1/auth/login', { data: { email, password, remember: true } });
      if (!answer.ok()) throw new Error(`${email} cannot log in: ${answer.status()}`);
      return shown(context, path);
    });
  },

  make: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({ ...(baseURL !== undefined && { baseURL }) });
    await use(new Make(request));
    await request.dispose();
  },
});

async function shown(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

export { expect } from '@playwright/test';
