import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Prints a suite's counts and writes them to `$SESTANTE_FIGURES`, where `npm test` adds them up by name. */
export function report(suite: string, figures: Record<string, number>): void {
  process.stdout.write(
    `${suite}: ${Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}\n`,
  );
  if (process.env.SESTANTE_FIGURES) writeFileSync(join(process.env.SESTANTE_FIGURES, `${suite}.json`), JSON.stringify(figures));
}
