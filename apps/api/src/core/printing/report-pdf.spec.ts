import { readFileSync } from 'node:fs';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { analyticReport } from '@sestante/report-text/analytic-report';
import { consultingReport } from '@sestante/report-text/consulting-report';
import type { Block, ReportContent } from '@sestante/report-text/content';
import { assess } from '@sestante/risk-engine/assessment';
import { explain } from '@sestante/risk-engine/explanation';
import { parseInput } from '@sestante/risk-engine/input';
import { readPdf, squeezed } from '../../../test/read-pdf.js';
import { Threads, threadModule } from '../threads.js';
import { composeReport, unprintableCharacters, type PrintedReport } from './report-pdf.js';

const CREATED_AT = Date.parse('2026-11-21T10:00:00Z');
const AGENCY: PrintedReport['agency'] = { name: 'Agenzia Bellini', color: '#0f6b66', logo: null };
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const SVG = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#0f6b66"/></svg>',
);

/** Both reports of the three worked cases. */
const contents: [name: string, content: ReportContent][] = (
  JSON.parse(readFileSync(new URL('../../../../../libs/risk-engine/src/worked-cases.json', import.meta.url), 'utf8')) as {
    input: unknown;
  }[]
).flatMap(({ input: given }) => {
  const input = parseInput(given);
  const report = {
    assessment: assess(input),
    explanation: explain(input),
    answers: input.answers,
    policies: input.policies.map((policy) => ({ ...policy, company: null, policyNumber: null })),
    client: 'Maria Rossi',
    agency: AGENCY.name,
    author: 'Giulia Ferraris',
    questionnaire: { name: STANDARD_TEMPLATES[input.type].name, version: 1, completedAt: '2026-11-20T10:00:00Z' },
    health: true,
    refusals: [],
    nextSteps: [],
    disclosure: { personalRecommendation: true, registerNumber: null, registeredOn: null, remuneration: null, precontract: null },
  };
  return [
    [`analytic report, ${input.type}`, analyticReport(report)],
    [`consulting report, ${input.type}`, consultingReport(report)],
  ];
});

const printed = (content: ReportContent, more: Partial<PrintedReport> = {}): PrintedReport => ({
  content,
  client: 'Maria Rossi',
  agency: AGENCY,
  createdAt: CREATED_AT,
  ...more,
});
const only = (...blocks: Block[]): ReportContent => ({ title: 'Prova', facts: [], sections: [{ code: 'test', title: 'Testi', blocks }] });

const blocksOf = ({ sections }: ReportContent): Block[] => {
  const inner = (block: Block): Block[] => [block, ...(block.kind === 'group' ? block.blocks.flatMap(inner) : [])];
  return sections.flatMap(({ blocks }) => blocks.flatMap(inner));
};

describe.each(contents)('%s', (_, content) => {
  it('is tagged: headings, tables with header cells, figures with alternative texts', async () => {
    const { tags, texts, info, xmp } = await readPdf(await composeReport(printed(content)));
    const blocks = blocksOf(content);
    const count = (role: string) => tags.filter((tag) => tag.role === role).length;
    // The contents have a heading, too.
    expect(count('H1')).toBe(content.sections.length + 1);
    expect(count('H2')).toBe(blocks.filter(({ kind }) => kind === 'group').length);
    expect(count('TOCI')).toBe(content.sections.length);
    const tables = blocks.filter((block) => block.kind === 'table');
    expect(count('TH')).toBe(tables.reduce((sum, { columns }) => sum + columns.length, 0));
    expect(count('TD')).toBe(tables.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0));
    const figures = blocks.filter((block) => block.kind === 'radar' || block.kind === 'bars');
    expect(tags.flatMap(({ alt }) => alt ?? [])).toEqual(figures.map(({ alternative }) => alternative));
    expect(info).toMatchObject({ Title: `${content.title} · Maria Rossi`, Author: 'Agenzia Bellini', Language: 'it-IT' });
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    for (const [index, text] of texts.entries()) expect(text).toContain(`${index + 1} di ${texts.length}`);
  });

  it('shows every text of the content', async () => {
    const { texts } = await readPdf(await composeReport(printed(content)));
    const all = squeezed(texts.join(''));
    const wanted = blocksOf(content).flatMap((block) =>
      block.kind === 'group'
        ? [block.title]
        : block.kind === 'list'
          ? block.items.map(({ text }) => text)
          : block.kind === 'paragraph'
            ? [block.text]
            : [],
    );
    // A text that is broken over two pages has a footer in between.
    const missing = wanted.filter((text) => !all.includes(squeezed(text)));
    expect(missing.length).toBeLessThanOrEqual(texts.length);
    expect(wanted.length).toBeGreaterThan(40);
  });
});

it('gives the same bytes for the same report, whatever was composed in between', async () => {
  const [[, first], [, second]] = contents as [(typeof contents)[number], (typeof contents)[number]];
  const bytes = await composeReport(printed(first));
  const other = await composeReport(printed(second, { agency: { ...AGENCY, logo: { format: 'png', bytes: PNG } } }));
  expect(Buffer.compare(await composeReport(printed(structuredClone(first))), bytes)).toBe(0);
  expect(Buffer.compare(other, bytes)).not.toBe(0);
});

it.each([
  ['signs of Typst', '#set page(fill: red) $x^2$ [block] @reference \\ #panic("no") {code} <label> ~ #include "/etc/passwd"'],
  ['markup', '*bold* _italic_ `raw` = heading - list + enum / term: x // comment /* comment */ -- --- ... <b>html</b> &amp; [x](y)'],
  ['quotes and signs', `"double" 'single' «caporali» ’ ‘ “ ” – — … € % § ° ² ½ × ÷ − ≤ ≥ {"json": [1]}`],
  ['Latin letters', 'José Łukasz Żółć Ștefan Țurcanu Nguyễn Thị Hương Đặng Çağlayan Øyvind Þórr Ğ Ő ß Æ'],
  ['Greek and Cyrillic', 'Γιώργος Παπαδόπουλος · Олександр Шевченко · Ђорђе Љубичић'],
  ['composed and decomposed letters', 'Caffè e perche\u0301'],
])('prints %s as typed', async (_, text) => {
  const content: ReportContent = {
    title: text,
    facts: [['Cliente', text]],
    sections: [
      {
        code: 'test',
        title: text,
        blocks: [
          { kind: 'paragraph', text, why: [{ code: 'x', question: text, answer: text }] },
          { kind: 'quote', text },
          { kind: 'list', ordered: false, items: [{ text }] },
          { kind: 'table', caption: text, columns: [{ title: text, align: 'start', width: 1 }], rows: [[{ text }]] },
          { kind: 'bars', caption: text, alternative: text, bars: [{ label: text, value: 50, tone: 'low', note: 'x' }] },
          { kind: 'signature', name: text, text },
        ],
      },
    ],
  };
  const report = printed(content, { client: text, agency: { ...AGENCY, name: text } });
  expect(await unprintableCharacters(report)).toEqual([]);
  const { texts, tags } = await readPdf(await composeReport(report));
  const times = squeezed(texts.join('')).split(squeezed(text)).length - 1;
  expect(times).toBeGreaterThanOrEqual(13);
  expect(tags.find(({ role }) => role === 'Figure')?.alt?.normalize('NFC')).toBe(text.normalize('NFC'));
});

it.each([
  ['山田太郎', ['山', '田', '太', '郎']],
  ['محمد', ['م', 'ح', 'د']],
  ['Bravo 😀', ['😀']],
  ['bell \u0007', ['\u0007']],
])('refuses %s, whose letters would be printed as nothing', async (client, lacking) => {
  const report = printed(only({ kind: 'paragraph', text: 'Testo' }), { client });
  expect(await unprintableCharacters(report)).toEqual(lacking);
  await expect(composeReport(report)).rejects.toThrow('The font lacks');
});

it.each([
  ['words', 'parola lunga '.repeat(770).trim()],
  ['a single word', 'x'.repeat(10_000)],
  ['lines', `${'riga\n'.repeat(2000)}fine`],
])('prints 10,000 characters of %s, all of them', async (_, text) => {
  const content = only(
    { kind: 'paragraph', text },
    {
      kind: 'table',
      caption: 'Tabella',
      columns: [
        { title: 'A', align: 'start', width: 1 },
        { title: 'B', align: 'end', width: 1 },
      ],
      rows: [[{ text }, { text: '1' }]],
    },
  );
  const { texts } = await readPdf(await composeReport(printed(content)));
  const letters = (value: string, letter: string) => value.split(letter).length - 1;
  const letter = text.charAt(0);
  const without = texts.join('').replaceAll(/Prova · Maria Rossi|\d+ di \d+/g, '');
  expect(letters(without, letter)).toBeGreaterThanOrEqual(2 * letters(text, letter));
  expect(texts.length).toBeGreaterThan(4);
});

it.each([
  ['png', PNG],
  ['svg', SVG],
] as const)('shows the logo of the agency (%s) with its alternative text', async (format, bytes) => {
  const { tags } = await readPdf(
    await composeReport(printed(only({ kind: 'paragraph', text: 'Testo' }), { agency: { ...AGENCY, logo: { format, bytes } } })),
  );
  expect(tags.flatMap(({ alt }) => alt ?? [])).toEqual(['Logo di Agenzia Bellini']);
});

it('fails for a logo that is no picture, and goes on with the next report', async () => {
  const content = only({ kind: 'paragraph', text: 'Testo' });
  const broken = printed(content, { agency: { ...AGENCY, logo: { format: 'png', bytes: Buffer.from('not a picture') } } });
  await expect(composeReport(broken)).rejects.toThrow(/\w/);
  await expect(composeReport(printed(content, { agency: { ...AGENCY, color: 'red"); panic("' } }))).rejects.toThrow(/\w/);
  expect((await composeReport(printed(content))).length).toBeGreaterThan(1000);
});

it('runs on a thread', async () => {
  const threads = new Threads();
  const module = threadModule<typeof import('./report-pdf.js')>(import.meta.url, './report-pdf');
  const report = printed(only({ kind: 'paragraph', text: 'Testo' }));
  const bytes = await threads.run(module, 'composeReport', report);
  expect(Buffer.compare(bytes, await composeReport(report))).toBe(0);
  await threads.onApplicationShutdown();
});

/** Reports after which memory is compared; all of them with `npm run soak`. */
const REPORTS = process.env.SESTANTE_SOAK ? 500 : 40;

it('the memory of a thread stays flat over many reports', async () => {
  const threads = new Threads();
  const module = threadModule<typeof import('./report-pdf.js')>(import.meta.url, './report-pdf');
  const make = async (from: number, to: number) => {
    for (let n = from; n < to; n += 1)
      await threads.run(module, 'composeReport', printed(contents[n % contents.length]![1], { client: `Cliente ${n}` }));
    return process.memoryUsage.rss() / 2 ** 20;
  };
  const before = await make(0, 20);
  expect((await make(20, REPORTS)) - before).toBeLessThan(150);
  await threads.onApplicationShutdown();
}, 900_000);
