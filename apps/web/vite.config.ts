import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const api = process.env['API_URL'] ?? 'http://127.0.0.1:3000';

/** Icons of the application's frame and of lists; other icons load with the pages that show them. */
const SHELL_ICONS =
  /[\\/]@tabler[\\/]icons-react[\\/]dist[\\/]esm[\\/](createReactComponent|defaultAttributes|icons[\\/]Icon(ArrowUp|Bell|Briefcase|Building|Calendar|CalendarCheck|CalendarPlus|ChevronDown|ChevronRight|Columns3|Dots|Download|Eye|Filter|LayoutDashboard|Plus|Search|Settings|TableImport|TargetArrow|Trash|User|UserCheck|UserOff|Users))\.mjs$/;

/**
 * Modules of the log-in and of every list, in one chunk instead of one of a few hundred bytes each. A module that uses an icon at
 * the top level, such as notice.tsx, must not be here: the chunk with the icon may load after it.
 */
const BASE = new RegExp(
  [
    '@mantine/core/esm/components/(ActionIcon|Button|CloseButton|Input|InputBase|Loader|TextInput|UnstyledButton)/',
    'src/lib/(formats|idempotency|italian-phone|list-layout|me|open-dialog|paging|problems|query-client|role-labels|search-params|session|shortcuts|signal|toasts|unsaved|view-as|visits)[.]ts',
    'src/ui/[a-z]+/(access-poller|avatar|badge|brand|create-button|filter-chips|focus-first-row|kbd|link-tabs|list-navigation|list-selection|menu-on-demand|offline-banner|page-header|palette-store|phone-text|route-fallbacks|search-box|skip-link|sort-button|state-panel|top-bar-tools|use-delayed|use-write-guard)[.]tsx?$',
    'src/features/records/(client-cache|client-labels|client-links|client-names|client-not-found|client-queries|use-delete-client)[.]tsx?',
    'src/features/records/(actions/(action-days|actions-search)|list/record-search)[.]tsx?',
    'src/features/(clients/clients-search|tags/tag-chips|views/saved-lists)[.]tsx?',
  ]
    .join('|')
    .replaceAll('/', String.raw`[\\/]`),
);

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
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
    // Code that every page loads comes in few chunks: by default each icon is a chunk of its own, and compresses badly.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'tanstack',
              test: /[\\/]@tanstack[\\/](query-core|react-query|router-core|react-router|history|store|react-store)[\\/]/,
            },
            { name: 'icons', test: SHELL_ICONS },
            { name: 'base', test: BASE },
          ],
        },
      },
    },
  },
});

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
