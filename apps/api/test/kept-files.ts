import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '../src/core/config.js';
import type { TestApp } from './app.js';

/** Names of all stored files, including those in the staging folder. */
export function keptFiles(test: TestApp): string[] {
  const { dataDir } = test.app.get(Config);
  return ['files', 'staging'].flatMap((folder) => {
    try {
      return readdirSync(join(dataDir, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name);
    } catch {
      return [];
    }
  });
}
