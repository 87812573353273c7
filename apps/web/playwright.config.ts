import { defineConfig } from '@playwright/test';
import { freePort } from '../../scripts/postgres.mjs';

// Chosen once: the workers load this file too, and inherit the runner's environment.
process.env['E2E_PORT'] ??= String(await freePort());

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.journey.ts',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  workers: 2,
  // A busy machine now and then holds a page up beyond every patience. What passes only then is named, as flaky, and counted.
  retries: 1,
  // Generous, for machines that do other things besides.
  timeout: 150_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  // The ten slowest files are named at the end.
  reportSlowTests: { max: 10, threshold: 0 },
  use: {
    baseURL: `http://127.0.0.1:${process.env['E2E_PORT']}`,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A page lives for seconds: what is compiled for the long run takes a fifth of all the time, and is thrown away.
        '--js-flags=--no-turbofan --no-maglev',
      ],
    },
  },
});
