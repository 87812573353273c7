import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sums: Record<string, number> = {};

/** Adds to a figure that `npm test` prints at its end, summed over all workers. */
export function count(name: string, by: number): void {
  sums[name] = (sums[name] ?? 0) + by;
}

/** Writes this worker's figures to the file that `npm test` reads. */
export function writeFigures(): void {
  const folder = process.env['SESTANTE_FIGURES'];
  if (folder !== undefined) writeFileSync(join(folder, `browser-${randomUUID()}.json`), JSON.stringify(sums));
}
