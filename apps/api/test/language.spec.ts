import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../../..');
/** Generated files, and migrations, whose names and texts are history. */
const NOT_OURS =
  /(^|\/)(node_modules|dist|gen|migrations|coverage|test-results|playwright-report|\.data)\/|\.gen\.ts$|\/metadata\.ts$|naughty-strings/;
const OWN_NAME = basename(import.meta.filename);

const files = ['apps', 'libs', 'scripts', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(ts|tsx|mjs|css|sql)$/.test(name) && !NOT_OURS.test(name) && !name.endsWith(OWN_NAME)),
);
const documents = ['AGENTS.md', 'README.md', 'bench/README.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
);
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Words of the project's early vocabulary, the standard term for each, and the folders in which no name may contain the word. */
const WORDS: [word: RegExp, instead: string, folder: RegExp][] = [
  [/^mistakes?$/, 'field error', /./],
  // Not in the texts of answers and features, whose codes name doors of houses.
  [/^(doors?|walls?)$/, 'read pool and unit of work; tenant filter, row-level security; store', /^(?!libs\/report-text\/)/],
  [/^twins?$/, 'duplicate', /./],
  [/^most$/, 'max', /./],
  [/^(canary|canaries|ledger|world|wire)$/, 'marker, change log, fixtures, client', /^apps\/api\/test\//],
  [/^(hangs|tied|meant)$/, 'belongs to, linked, resolved', /^apps\/api\//],
  [/^(deeds?|courier)$/, 'mutation, sender', /^apps\/web\//],
  [/^(ghosts?|bones?|told)$/, 'skeleton, text', /^apps\/web\/src\/.*\.css$/],
  [/^held$/, 'read-only', /^apps\/web\/src\/(?!ui\/feedback\/toast-stack)/],
];
/** Whole names that have a standard one by now. */
const NAMES = new Set(
  (
    'Tx Seen Reach Among Claim Replay Turns Principals WrittenPage writeAnswer hangsFromLive beyondOwnSight followedBy partsOf passOver ' +
    'RowsAhead takeBack Identification Planned Meant Placed HistoryLine throughClient throughOneByOne useUnlessHeld useHeld useActionDeeds ' +
    'WalkedList FormOf SpentLink'
  ).split(' '),
);
const FILES = /^(tx|scope|principals|written-page|dangers|letter|turns)(\.spec)?\.ts$/;

/** Openings and phrases that no comment may contain. */
const COMMENTS: [pattern: RegExp, instead: string][] = [
  [/^(What|Whoever|Whom|Whose|Those)\b/, 'a noun or a verb, and then why'],
  [/\bhang(s|ing)? from\b|\bhung from\b/i, 'belongs to'],
  [/\b(walls?|doors?)\b/i, 'tenant filter, row-level security; read pool, unit of work'],
  [/\bout of (\S+ )?(own )?sight\b/i, 'not visible'],
  [/\b(canary|canaries|ledger)\b/i, 'marker, change log'],
  [/\btwins?\b/i, 'duplicates'],
];

/** The words of a name: `clientRowKey`, `CLIENT_ROW_KEY` and `client-row-key` have the same three. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase());

/** Names that the file declares, each once; those of libraries and of the platform are only used. */
function declaredNames(file: string): Set<string> {
  const tree = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name } = node as { name?: ts.Node };
    if (name && ts.isIdentifier(name) && !ts.isPropertyAccessExpression(node) && !ts.isImportSpecifier(node)) names.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return names;
}

const classNames = (file: string): Set<string> => new Set([...textOf(file).matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));

/** Comments of a file, each as one line without its marks. */
function commentsOf(file: string): string[] {
  const text = textOf(file);
  const blocks = [...text.matchAll(/\/\*+([\s\S]*?)\*\//g)].map(([, inside = '']) => inside.replaceAll(/^\s*\* ?/gm, ''));
  const mark = file.endsWith('.sql') ? /^\s*-- ?(.*)$/ : /^\s*\/\/ ?(.*)$/;
  const lines: string[] = [];
  let open = false;
  for (const line of file.endsWith('.css') ? [] : text.split('\n')) {
    const [, inside] = mark.exec(line) ?? [];
    if (inside !== undefined && open) lines.push(`${lines.pop() ?? ''} ${inside}`);
    else if (inside !== undefined) lines.push(inside);
    open = inside !== undefined;
  }
  return [...blocks, ...lines].map((comment) => comment.replaceAll(/\s+/g, ' ').trim());
}

describe('the language of the code', () => {
  it('names things by their standard terms', () => {
    const wrong: string[] = [];
    for (const file of files.filter((name) => /\.(ts|tsx|mjs|css)$/.test(name))) {
      for (const name of file.endsWith('.css') ? classNames(file) : declaredNames(file)) {
        const words = wordsOf(name);
        const [, instead] = WORDS.find(([word, , folder]) => folder.test(file) && words.some((one) => word.test(one))) ?? [];
        if (instead) wrong.push(`${file}: ${name}: ${instead}`);
        if (NAMES.has(name)) wrong.push(`${file}: ${name}`);
      }
      if (FILES.test(basename(file))) wrong.push(file);
    }
    expect(wrong).toEqual([]);
  });

  it('explains itself in plain comments', () => {
    const wrong = files.flatMap((file) =>
      commentsOf(file).flatMap((comment) =>
        COMMENTS.filter(([pattern]) => pattern.test(comment)).map(([, instead]) => `${file}: ${comment.slice(0, 100)} → ${instead}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is that of the documents, too', () => {
    const wrong = documents.flatMap((file) =>
      COMMENTS.slice(1)
        .filter(([pattern]) => pattern.test(textOf(file)))
        .map(([pattern, instead]) => `${file}: ${pattern.exec(textOf(file))?.[0]} → ${instead}`),
    );
    expect(wrong).toEqual([]);
  });

  it('can be told from the old one', () => {
    expect(wordsOf('MOST_SEEN walledRow twoDoors client-row')).toEqual(['most', 'seen', 'walled', 'row', 'two', 'doors', 'client', 'row']);
    expect(COMMENTS.filter(([pattern]) => pattern.test('What hangs from a client.'))).toHaveLength(2);
  });
});
