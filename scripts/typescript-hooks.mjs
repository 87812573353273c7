// Lets a process import our TypeScript sources directly, decorators and their types included. The workers of the test
// runner start with it.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const OPTIONS = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    experimental: { keepImportAttributes: true },
  },
};
// The runner appends a query with the time to the URL of a file.
const isOurs = (url = '') => /^file:[^?]*\.ts(\?|$)/.test(url) && !url.includes('/node_modules/');

process.setSourceMapsEnabled(true);
registerHooks({
  // Imports name the compiled `.js` file.
  resolve(specifier, context, next) {
    const ours = isOurs(context.parentURL) && /^\.\.?\/.*\.js$/.test(specifier);
    const source = ours && new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
    return source && existsSync(source) ? { url: source.href, format: 'module', shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!isOurs(url)) return next(url, context);
    const filename = fileURLToPath(url);
    return { format: 'module', source: transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename }).code, shortCircuit: true };
  },
});
