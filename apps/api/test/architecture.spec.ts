import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { ROLES, RolePermissions, type Permission } from '../src/core/auth/permissions.js';
import { FEATURES } from '../src/features.js';
import { featureOf, layersOf } from './feature-graph.js';
import { operations } from './document.js';

const root = resolve(import.meta.dirname, '../../..');
const SOURCE = 'apps/api/src';
/** Generated files, and migrations, which are never edited. */
const NOT_OURS = /(^|\/)(node_modules|dist|gen|migrations|coverage|test-results|playwright-report|\.data)\/|\.gen\.ts$|\/metadata\.ts$/;

const files = ['apps', 'libs', 'scripts', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(ts|tsx|mjs|js|css)$/.test(name) && !NOT_OURS.test(name)),
);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = files.filter((file) => file.startsWith(`${SOURCE}/`) && file.endsWith('.ts') && !file.endsWith('.spec.ts'));
const layers = layersOf(sources.map((file) => ({ path: relative(SOURCE, file), text: textOf(file) })));
const treeOf = (file: string) => ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);

function all<Node extends ts.Node>(tree: ts.Node, is: (node: ts.Node) => node is Node): Node[] {
  const found: Node[] = is(tree) ? [tree] : [];
  ts.forEachChild(tree, (child) => void found.push(...all(child, is)));
  return found;
}

/** Names of a declaration's decorators, such as `Get` and `Allow`. */
const decoratorsOf = (node: ts.HasDecorators): string[] =>
  (ts.getDecorators(node) ?? []).map(({ expression }) => (ts.isCallExpression(expression) ? expression.expression : expression).getText());

const handlers = sources
  .filter((file) => file.endsWith('.controller.ts'))
  .flatMap((file) =>
    all(treeOf(file), ts.isMethodDeclaration)
      .filter((method) => decoratorsOf(method).some((name) => /^(Get|Post|Put|Patch|Delete|All)$/.test(name)))
      .map((method) => ({
        name: method.name.getText(),
        decorators: decoratorsOf(method),
        statements: method.body?.statements.length ?? 0,
      })),
  );

describe('routes', () => {
  it('each declares who may call it', () => {
    expect(handlers.length).toBeGreaterThanOrEqual(operations.length);
    expect(
      handlers.filter(({ decorators }) => !decorators.includes('Allow') && !decorators.includes('Public')).map(({ name }) => name),
    ).toEqual([]);
  });

  it('only the listed ones need no credentials', () => {
    const open = handlers.filter(({ decorators }) => decorators.includes('Public')).map(({ name }) => name);
    const links = ['requestPasswordReset', 'confirmPasswordReset', 'openInvitation', 'acceptInvitation'];
    const questionnaires = ['getPublicQuestionnaire', 'acceptPublicQuestionnaire', 'savePublicAnswers', 'submitPublicQuestionnaire'];
    const reports = ['getPublicReport', 'getPublicReportPdf', 'acknowledgePublicReport'];
    const known = [
      'live',
      'logIn',
      'verifyLogIn',
      'beginPasskeyLogIn',
      'logInWithPasskey',
      'logOut',
      'ready',
      'readCalendarFeed',
      'refreshSession',
      'verifyDocument',
    ];
    expect(open.toSorted()).toEqual([...known, ...links, ...questionnaires, ...reports].toSorted());
    expect(operations.filter(({ permissions }) => permissions === 'public').map(({ id }) => id)).toEqual([
      'logIn',
      'verifyLogIn',
      'beginPasskeyLogIn',
      'logInWithPasskey',
      'refreshSession',
      'logOut',
      ...links,
      'readCalendarFeed',
      'verifyDocument',
      ...questionnaires,
      ...reports,
    ]);
  });

  it('name permissions that exist and that some role has', () => {
    const named = operations.flatMap(({ permissions }) => (permissions === 'public' ? [] : permissions));
    const declared = FEATURES.flatMap(({ permissions = {} }) => Object.keys(permissions));
    expect(new Set(declared).size).toBe(declared.length);
    const granted = new RolePermissions(FEATURES);
    const having = (name: string) => ROLES.filter((role) => granted.of(role).has(name as Permission));
    expect(named.filter((name) => having(name).length === 0)).toEqual([]);
    expect(declared.filter((name) => !having(name).includes('agency_admin'))).toEqual([]);
    const inCode = sources.map(textOf).join('\n');
    expect(declared.filter((name) => !named.includes(name) && !inCode.includes(`permissions.has('${name}')`))).toEqual([]);
  });

  it('have bodies of one statement', () => {
    // Two handlers consist of HTTP steps only: log-out also clears the cookie, and readiness runs three checks.
    const longer = handlers.filter(({ statements }) => statements !== 1).map(({ name }) => name);
    expect(longer.toSorted()).toEqual(['logOut', 'ready']);
  });
});

describe('imports', () => {
  it('of a database connection are limited to the listed files', () => {
    const CONNECTION_OWNERS = ['db.ts', 'session.ts', 'read-pool.ts', 'prepared.ts', 'data-source.ts', 'migrate.ts'].map(
      (name) => `core/database/${name}`,
    );
    const opens = sources
      .filter((file) => /from '(pg|pg-boss)'|new (DataSource|PgBoss|pg\.)/.test(textOf(file)))
      .map((file) => relative(SOURCE, file));
    expect(opens.filter((file) => ![...CONNECTION_OWNERS, 'core/jobs/jobs.ts'].includes(file))).toEqual([]);
  });

  it('never use an index file or a catch-all folder', () => {
    const drawers = files.filter((file) =>
      /(^|\/)(index|utils?|helpers?|common|types)\.(ts|tsx|mjs)$|\/(utils|helpers|common|types)\//.test(file),
    );
    expect(drawers).toEqual([]);
  });
});

describe('statements', () => {
  /** Files that may write text into SQL: names of tables and columns, and integers, never a value of a request. */
  const WRITE_TEXT = [
    'clients/client.projection.ts',
    'core/database/db.ts',
    'core/database/integer.ts',
    'core/database/json.ts',
    'core/database/row-visibility.ts',
    'core/database/unit-of-work.ts',
    'sheet/sheet-projection.ts',
  ];

  // The database accepts only `Sql`, which the tag makes of text in the source and of values that become parameters.
  it('contain only text of the source, except in a few files', () => {
    const others = sources.filter((file) => !WRITE_TEXT.includes(relative(SOURCE, file)));
    const wrong = others.flatMap((file) =>
      all(treeOf(file), ts.isImportSpecifier)
        .filter(({ parent }) => parent.parent.parent.getText().includes("'sql-template-tag'"))
        .filter(({ name, isTypeOnly, parent }) => !isTypeOnly && !parent.parent.isTypeOnly && !/^(empty|join)$/.test(name.text))
        .map(({ name }) => `${relative(SOURCE, file)} imports ${name.text}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('locks', () => {
  it('have a name, and no two features share one', () => {
    const features = new Map<string, Set<string>>();
    for (const file of sources)
      for (const [, purpose = ''] of textOf(file).matchAll(/(?:\btx\.(?:lock|tryLock)|\blockNumber)\(\s*'([^']+)'/g))
        features.set(purpose, (features.get(purpose) ?? new Set()).add(featureOf(relative(SOURCE, file), layers) ?? ''));
    expect(features.size).toBeGreaterThan(6);
    expect([...features].filter(([, folders]) => folders.size > 1).map(([purpose]) => purpose)).toEqual([]);
    const nameless = sources.filter((file) => /pg_(try_)?advisory_xact_lock\((?!\$\{lockNumber\()/.test(textOf(file)));
    expect(nameless).toEqual([]);
  });
});

describe('records', () => {
  it('get versions, and move to and out of the trash, in core/records alone', () => {
    const written = /\bversion \+ 1\b|SET [^;`]*\bdeleted_(at|by_id) = |\bdeletedById: (?!string)/;
    const writers = sources.filter((file) => !/\/(migrations|demo)\//.test(file) && written.test(textOf(file)));
    expect(writers.map((file) => relative(SOURCE, file)).filter((file) => !file.startsWith('core/records/'))).toEqual([]);
    expect(writers.length).toBeGreaterThan(1);
  });
});

describe('entities', () => {
  const entities = sources.flatMap((file) =>
    all(treeOf(file), ts.isClassDeclaration).filter((declared) => decoratorsOf(declared).includes('Entity')),
  );

  it('declare the visibility of their rows', () => {
    // Excluded because they are never loaded through the tenant filter, but by the caller's own key, a job of the caller or the hash of a
    // secret.
    const silent = entities.filter((entity) => !decoratorsOf(entity).includes('RowVisibility')).map(({ name }) => name?.text ?? '');
    expect(silent.toSorted()).toEqual(['IdempotencyKey', 'LongJobItem', 'RefreshToken']);
  });

  it('are in the glossary', () => {
    const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8');
    const words = entities.map(({ name }) => name?.text.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase() ?? '');
    expect(words.filter((word) => !new RegExp(`\\*\\*${word}\\*\\*`, 'i').test(glossary))).toEqual([]);
  });
});

describe('files', () => {
  it('have at most 300 lines', () => {
    const long = files.map((file) => ({ file, lines: textOf(file).split('\n').length - 1 })).filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  it('have names in kebab-case, with their role', () => {
    const odd = files.filter((file) => !/^([\w.-]+\/)+[_$]?[a-z0-9_$.-]+$/.test(file) || /[A-Z]/.test(file.split('/').at(-1) ?? ''));
    expect(odd).toEqual([]);
  });

  it('leave no work for later in comments', () => {
    const marks = new RegExp(['TO' + 'DO', 'FIX' + 'ME'].join('|'));
    expect(files.filter((file) => marks.test(textOf(file)))).toEqual([]);
  });
});
