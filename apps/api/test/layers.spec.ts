import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cyclic, dependenciesOf, layersOf, upward, type Dependency, type SourceFile } from './feature-graph.js';

const folder = resolve(import.meta.dirname, '../src');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && path !== 'metadata.ts')
  .map((path): SourceFile => ({ path, text: readFileSync(resolve(folder, path), 'utf8') }));

/** Folders whose SQL still names a table of a feature above, each with its reason. Add none: register a handler instead, as `clients/assignments.ts`. */
const EXCEPTIONS: Record<string, string> = {
  'core/history names clients': 'A timeline entry is visible exactly when its client is.',
  'users names clients': 'The list of users counts the clients that each sees, in its one statement.',
  'tags names clients': 'The list of tags counts their uses in its one statement.',
  'tags names client_tags': 'The list of tags counts their uses in its one statement.',
  'tags names crm_actions': 'The list of tags counts their uses in its one statement.',
  'tags names crm_action_tags': 'The list of tags counts their uses in its one statement.',
  'crm-action-types names crm_actions': 'The list of types counts their uses in its one statement.',
  'outcomes names crm_actions': 'The list of outcomes counts their uses in its one statement.',
  'outcomes names crm_settings': 'An outcome that the settings use by default is locked against deletion.',
  'notifications names clients': 'A notification shows its records as they are now, in the one statement of the list.',
  'notifications names crm_actions': 'A notification shows its records as they are now, in the one statement of the list.',
  'notifications names imports': 'A notification shows its records as they are now, in the one statement of the list.',
  'clients names contracts': 'Contracts that end soon are a filter of the list of clients (decision 19).',
};

const show = ({ from, to, because }: Dependency) => `${from} -> ${to}: ${because}`;
const keyOf = ({ because }: Dependency) => because.replace(/^(\S+)\/[^/ ]+ names the table /, '$1 names ');
const layers = layersOf(sources);
const dependencies = dependenciesOf(sources);
const permitted = dependencies.filter((dependency) => !(keyOf(dependency) in EXCEPTIONS));

describe('features', () => {
  it('each declare their layer', () => {
    expect(layers.size).toBeGreaterThan(30);
    expect([...layers].filter(([name, layer]) => layer < 0 && name !== 'core')).toEqual([]);
  });

  it('depend on no feature of a higher layer, by import or by table', () => {
    expect(dependencies.length).toBeGreaterThan(500);
    expect(upward(permitted, layers).map(show)).toEqual([]);
  });

  it('form no cycle', () => {
    const onePerPair = new Map(cyclic(permitted).map((dependency) => [`${dependency.from} ${dependency.to}`, show(dependency)]));
    expect([...onePerPair.values()]).toEqual([]);
  });

  it('need each exception', () => {
    const wrong = new Set([...upward(dependencies, layers), ...cyclic(dependencies)].map(keyOf));
    expect(Object.keys(EXCEPTIONS).filter((key) => !wrong.has(key))).toEqual([]);
  });
});

describe('the check', () => {
  const feature = (name: string, layer: string, text: string): SourceFile[] => [
    { path: `${name}/${name}.feature.ts`, text: `layer: '${layer}'` },
    { path: `${name}/${name}.service.ts`, text },
  ];
  const entity = (name: string): string => `@Entity('${name}') class Row {}`;
  const wrongIn = (...files: SourceFile[]) => ({
    upward: upward(dependenciesOf(files), layersOf(files)).map(({ from, to }) => `${from} -> ${to}`),
    cyclic: cyclic(dependenciesOf(files)).map(({ from, to }) => `${from} -> ${to}`),
  });

  it('accepts a table and an import of a lower layer', () => {
    const files = [
      ...feature('tags', 'base', entity('tags')),
      ...feature('clients', 'records', "SELECT 1 FROM tags; from '../tags/tags.service.js'"),
    ];
    expect(wrongIn(...files)).toEqual({ upward: [], cyclic: [] });
  });

  it.each([
    ['import', "from '../search/search.service.js'"],
    ['import for its effects', "import '../search/search.service.js'"],
    ['table', '`SELECT 1 FROM clients c JOIN searches s ON true`'],
  ])('finds a dependency on a higher layer by %s', (_how, text) => {
    const files = [...feature('clients', 'records', text), ...feature('search', 'across', entity('searches'))];
    expect(wrongIn(...files)).toEqual({ upward: ['clients -> search'], cyclic: [] });
  });

  it('finds core that depends on a feature', () => {
    const core = { path: 'core/jobs/housekeeping.ts', text: 'DELETE FROM sessions' };
    expect(wrongIn(core, ...feature('users', 'base', entity('sessions'))).upward).toEqual(['core -> users']);
  });

  it.each([
    ['imports', "from '../exports/exports.service.js'", "from '../views/views.service.js'"],
    ['tables', `${entity('views')} UPDATE exports SET a = 1`, `${entity('exports')} DELETE FROM views`],
    ['an import and a table', `${entity('views')} from '../exports/exports.service.js'`, 'INSERT INTO views VALUES (1)'],
  ])('finds a cycle of %s', (_how, views, exports) => {
    const files = [...feature('views', 'across', views), ...feature('exports', 'across', exports)];
    expect(wrongIn(...files)).toEqual({ upward: [], cyclic: ['views -> exports', 'exports -> views'] });
  });

  it('finds a cycle of three features', () => {
    const files = [
      ...feature('a', 'records', "from '../b/b.service.js'"),
      ...feature('b', 'records', "from '../c/c.service.js'"),
      ...feature('c', 'records', "from '../a/a.service.js'"),
    ];
    expect(wrongIn(...files).cyclic).toEqual(['a -> b', 'b -> c', 'c -> a']);
  });
});
