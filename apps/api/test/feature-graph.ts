import { LAYERS } from '../src/core/feature.js';

/** A file with its path below the sources, such as `clients/client.entity.ts`. */
export interface SourceFile {
  path: string;
  text: string;
}

/** A dependency of one feature on another. */
export interface Dependency {
  from: string;
  to: string;
  /** `clients/clients.service.ts imports users` or `clients/clients.service.ts names the table users`. */
  because: string;
}

/** Layer of each feature folder, read from the declarations; core is below all of them. */
export const layersOf = (sources: readonly SourceFile[]): ReadonlyMap<string, number> =>
  new Map([
    ['core', -1],
    ...sources
      .filter(({ path }) => path.endsWith('.feature.ts'))
      .map(({ path, text }): [string, number] => [
        path.slice(0, path.lastIndexOf('/')),
        LAYERS.findIndex((layer) => text.includes(`layer: '${layer}'`)),
      ]),
  ]);

/** Returns the feature that owns a path: the nearest folder with a declaration, such as `sheet/sites`. */
export function featureOf(path: string, layers: ReadonlyMap<string, number>): string | undefined {
  const folders = [...layers.keys()].filter((folder) => path.startsWith(`${folder}/`));
  return folders.toSorted((a, b) => b.length - a.length)[0];
}

/** Returns the dependencies between features: their imports, and the tables in their SQL that another feature's entities own. */
export function dependenciesOf(sources: readonly SourceFile[]): Dependency[] {
  const layers = layersOf(sources);
  const owners = new Map(
    sources.flatMap(({ path, text }) =>
      [...text.matchAll(/@Entity\('(\w+)'/g)].map(([, table = '']) => [table, featureOf(path, layers)] as const),
    ),
  );
  const found = sources.flatMap(({ path, text }) => {
    const from = featureOf(path, layers);
    const imports = [...text.matchAll(/(?:from|import|declare module)\s*\(?'(\.[^']+)'/g)].map(([, target = '']) => ({
      to: featureOf(new URL(target, `file:///${path}`).pathname.slice(1), layers),
      because: `${path} imports ${target}`,
    }));
    const code = text.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
    const tables = [...code.matchAll(/\b(?:FROM|JOIN|UPDATE|INTO|table:|parentIsActive\([\w.]+,) (?:'|sql`)?(\w+)/g)].map(
      ([, table = '']) => ({
        to: owners.get(table),
        because: `${path} names the table ${table}`,
      }),
    );
    return [...imports, ...tables].map((dependency) => ({ from, ...dependency }));
  });
  return found.filter((dependency): dependency is Dependency => {
    const { from, to } = dependency;
    return from !== undefined && to !== undefined && from !== to;
  });
}

/** Returns the dependencies on a higher layer. */
export const upward = (dependencies: readonly Dependency[], layers: ReadonlyMap<string, number>): Dependency[] =>
  dependencies.filter(({ from, to }) => (layers.get(from) ?? 0) < (layers.get(to) ?? 0));

/** Returns the dependencies that are part of a cycle. */
export function cyclic(dependencies: readonly Dependency[]): Dependency[] {
  const reachable = new Map<string, Set<string>>();
  const reachedFrom = (start: string): Set<string> => {
    const reached = reachable.get(start) ?? new Set<string>();
    if (reachable.has(start)) return reached;
    reachable.set(start, reached);
    for (const open = [start]; open.length > 0;) {
      const folder = open.pop();
      for (const { from, to } of dependencies)
        if (from === folder && !reached.has(to)) {
          reached.add(to);
          open.push(to);
        }
    }
    return reached;
  };
  return dependencies.filter(({ from, to }) => reachedFrom(to).has(from));
}
