import { existsSync } from 'node:fs';
import { operations, type Operation } from './document.js';

/**
 * Operations of this test file, one of `name-1-of-4.spec.ts` to `name-4-of-4.spec.ts`: a suite that covers the whole document is
 * split into files, so that all workers run parts of it.
 * @throws when one of the files is missing
 */
export function operationsOfThisFile(): Operation[] {
  const { testPath = '' } = expect.getState();
  const [, name, part, parts] = /^(.*)-(\d+)-of-(\d+)\.spec\.ts$/.exec(testPath) ?? [];
  for (let n = 1; n <= Number(parts); n += 1)
    if (!existsSync(`${name}-${n}-of-${parts}.spec.ts`))
      throw new Error(`${testPath} is one of ${parts} parts, of which part ${n} is missing.`);
  return operations.filter((_, index) => index % Number(parts) === Number(part) - 1);
}

/** Name of this test file, for its figures. */
export const nameOfThisFile = (): string => /([\w-]+)\.spec\.ts$/.exec(expect.getState().testPath ?? '')?.[1] ?? '';
