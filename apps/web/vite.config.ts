import globalData from '@csstools/postcss-global-data';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import customMedia from 'postcss-custom-media';
import { defineConfig, type Plugin } from 'vite';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

/** The page of a questionnaire is a build of its own (`--mode questionario`): it shares no chunk with the application for staff. */
export default defineConfig(({ mode }) => ({
  plugins: [
    mode !== 'questionario' &&
      tanstackRouter({
        target: 'react',
        autoCodeSplitting: true,
        // A loader comes with its page, since it needs the page's queries.
        codeSplittingOptions: { defaultBehavior: [['loader', 'component', 'errorComponent', 'notFoundComponent']] },
        generatedRouteTree: './src/route-tree.gen.ts',
        quoteStyle: 'single',
        semicolons: true,
      }),
    react(),
    colorSchemeScript(),
    pdfDecoders(),
  ],
  resolve: {
    alias: {
      // The package's main entry makes the dev server bundle five thousand icons at once.
      '@tabler/icons-react': '@tabler/icons-react/dist/esm/icons/index.mjs',
    },
  },
  css: { postcss: { plugins: [globalData({ files: [join(import.meta.dirname, 'src/ui/breakpoints.css')] }), customMedia()] } },
  // The API compares where a page comes from with where it was asked: the browser's own host must reach it.
  server: { proxy: { '/api': { target: api, changeOrigin: false }, '/health': api } },
  worker: { plugins: () => [pdfDecoders()] },
  // Inlined assets would be data: URLs, which the content policy refuses.
  build: {
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // The lists of what each page needs beside its own file would be five kilobytes of every first load; the router fetches
    // pages when a pointer rests on their links, and what they need with them.
    modulePreload: { resolveDependencies: (_file, needed, { hostType }) => (hostType === 'html' ? needed : []) },
    // The tests of the first load read the manifests.
    manifest: mode === 'questionario' ? '.vite/questionario.json' : true,
    emptyOutDir: mode !== 'questionario',
    // Two chunks hold all code until the first list is shown, since many small ones compress badly. It is the entry with
    // everything that it imports statically: the routes with `codeSplitGroupings: []` are part of it.
    rolldownOptions: {
      ...(mode === 'questionario' && { input: 'questionario.html' }),
      output: {
        codeSplitting: {
          groups: [
            { name: 'packages', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 1 },
            { name: 'start', tags: ['$initial'] },
            // Loaded together when one of them is needed.
            { name: 'details', test: /[.]details[.]tsx?$/ },
          ],
        },
      },
    },
  },
}));

/**
 * Puts src/color-scheme.js into the head as a classic script, which holds the first paint until the colours are
 * known. A file of its own with a hashed name: the page's policy allows no inline script, and files are cached for ever.
 */
function colorSchemeScript(): Plugin {
  const file = 'src/color-scheme.js';
  let reference: string | null = null;
  return {
    name: 'color-scheme-script',
    buildStart() {
      if (this.environment.mode !== 'build') return;
      const source = readFileSync(join(import.meta.dirname, file), 'utf8');
      reference = this.emitFile({ type: 'asset', name: 'color-scheme.js', source });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const built = Object.keys(bundle ?? {}).find((name) => /color-scheme-[^/]*\.js$/.test(name));
        return [{ tag: 'script', attrs: { src: `/${reference === null ? file : (built ?? '')}` }, injectTo: 'head' }];
      },
    },
  };
}

/**
 * Without WebAssembly, which the policy does not allow, pdf.js unpacks scans with scripts that its worker would fetch: the
 * policy of a worker lets it fetch none. So they are built into it.
 */
function pdfDecoders(): Plugin {
  const fetched = /await import\(\s*(?:\/\*[^*]*\*\/\s*)*`\$\{WasmImage\.#wasmUrl\}\$\{this\._noWasmFilename\}`\)/;
  const head = ['jbig2', 'openjpeg'].map((name) => `import * as ${name}Script from '../../wasm/${name}_nowasm_fallback.js';\n`).join('');
  return {
    name: 'pdf-decoders',
    transform: {
      filter: { id: /pdf\.worker\.mjs/ },
      handler(code) {
        if (!fetched.test(code)) throw new Error('pdf.js brings its decoders in another way than it did');
        return {
          code: head + code.replace(fetched, "(this._noWasmFilename.startsWith('jbig2') ? jbig2Script : openjpegScript)"),
          map: null,
        };
      },
    },
  };
}
