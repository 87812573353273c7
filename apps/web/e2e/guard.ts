import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { count } from './figures';

/** Milliseconds until a screen with violations is inspected once more. */
const AGAIN_MS = 500;

/**
 * Watches every page of a journey and fails it on console errors, violations of the content policy, unexpected responses and browser
 * dialogs.
 */
export class Guard {
  private readonly problems: string[] = [];
  private readonly expected: { status: number; path: RegExp }[] = [];
  private readonly pages: Page[] = [];

  /** Permits a response status above 399 that this journey provokes. */
  allow(status: number, path: RegExp): void {
    this.expected.push({ status, path });
  }

  async follow(context: BrowserContext): Promise<void> {
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`Content policy: ${event.violatedDirective} refuses ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on('page', (page) => this.watch(page));
  }

  /** Runs axe on the current screen: no serious or critical violation is allowed. */
  async inspect(page: Page): Promise<void> {
    inspected.add(place(page));
    await settled(page);
    let grave = await graveViolations(page);
    if (grave.length > 0) {
      // Colours between two renders are gone a moment later; what stays is a violation.
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      grave = await graveViolations(page);
    }
    count('axe states', 1);
    count('axe violations', grave.length);
    const shown = grave.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary ?? ''}`).join(' | ')}`,
    );
    expect.soft(shown, `axe on ${page.url()}`).toEqual([]);
  }

  /** Ends a journey: inspects open pages that this worker has not inspected yet, and reports everything that went wrong. */
  async conclude(): Promise<void> {
    for (const page of this.pages) {
      if (!page.isClosed() && page.url().startsWith('http') && !inspected.has(place(page))) await this.inspect(page);
    }
    expect(this.problems, 'what the browser complained about').toEqual([]);
  }

  private watch(page: Page): void {
    this.pages.push(page);
    page.on('pageerror', (error) => this.problems.push(`Error on ${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // Responses and connections are checked below, so their console messages are skipped.
      if (message.type() === 'error' && !/^(Failed to load resource|ApiProblem)/.test(message.text())) {
        this.problems.push(`Console of ${page.url()}: ${message.text()}`);
      }
    });
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const status = response.status();
      // A busy server sends Retry-After, and the application retries.
      if (status === 503 && response.headers()['retry-after'] !== undefined) return;
      if (status < 400 || this.expected.some((one) => one.status === status && one.path.test(pathname))) return;
      this.problems.push(`${status} for ${response.request().method()} ${pathname}`);
    });
    page.on('dialog', (dialog) => {
      // Leaving a changed form makes the browser ask; the journeys that provoke it answer it themselves.
      if (dialog.type() === 'beforeunload') return;
      this.problems.push(`Dialog on ${page.url()}: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/**
 * Reports only violations and does not load style sheets again, which halves the time. Frames are skipped, since the only one allows no
 * scripts.
 */
const ONLY_VIOLATIONS: axe.RunOptions = { resultTypes: ['violations'], preload: false, iframes: false };

async function graveViolations(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  }, ONLY_VIOLATIONS);
}

/** Screens this worker has inspected. */
const inspected = new Set<string>();

/** Path of the page without record ids, and its width. */
const place = (page: Page) => `${new URL(page.url()).pathname.replaceAll(/[\w-]{20,}/g, ':id')} ${page.viewportSize()?.width}`;

/** Waits for transitions, whose intermediate colours would fail the contrast check. */
async function settled(page: Page): Promise<void> {
  // Waits for rows of the previous list to be replaced.
  await page
    .locator('[data-stale]')
    .first()
    .waitFor({ state: 'detached', timeout: 10_000 })
    .catch(() => undefined);
  await page.evaluate(async () => {
    const finite = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(finite.map((one) => one.finished));
  });
}
