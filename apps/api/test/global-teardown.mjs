import { rmSync } from 'node:fs';

export default async function tearDown() {
  await globalThis.__server?.stop('immediate');
  if (globalThis.__folder) rmSync(globalThis.__folder, { recursive: true, force: true });
}
