import { writeFileSync } from 'node:fs';

// `nest build` writes src/metadata.ts from the classes, but checks the old one first, which may name what is gone.
writeFileSync(new URL('src/metadata.ts', import.meta.url), 'export default async () => ({});\n');
