import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ReportContent } from '@sestante/report-text/content';
import { create, type Font } from 'fontkit';

const fontFile = (name: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/inter/${name}`);
const FONTS = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map(fontFile);
const TEMPLATE = join(import.meta.dirname, 'report.typ');
/** Longest word that fits the narrowest column; a longer one may break anywhere. */
const LONGEST_WORD = 18;
/** Characters that need no glyph. */
const INVISIBLE = /^[\s\p{Default_Ignorable_Code_Point}]$/u;
const ZERO_WIDTH_SPACE = '\u200B';

/** Report with all that its pages show. */
export interface PrintedReport {
  content: ReportContent;
  client: string;
  /** `color` is `#rrggbb`; `logo` is null when the agency has none. */
  agency: { name: string; color: string; logo: { format: 'png' | 'jpg' | 'svg'; bytes: Uint8Array } | null };
  /** Milliseconds since 1970; part of the file. */
  createdAt: number;
}

interface Tools {
  compiler: NodeCompiler;
  template: string;
  font: Font;
}

/** One for each thread: reading the fonts takes longer than a report. */
let prepared: Promise<Tools> | undefined;

async function prepare(): Promise<Tools> {
  const [template, ...fonts] = await Promise.all([readFile(TEMPLATE, 'utf8'), ...FONTS.map((name) => readFile(name))]);
  return {
    template,
    compiler: NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs: fonts }] }),
    font: create(fonts[0]!) as Font,
  };
}

const tools = (): Promise<Tools> => (prepared ??= prepare());

/** Returns the characters that the font lacks, each once; they would be printed as nothing, so such a report is refused. */
export async function unprintableCharacters({ content, client, agency }: PrintedReport): Promise<string[]> {
  const { font } = await tools();
  const characters = new Set([...textsIn([content, client, agency.name])].flatMap((text) => [...text]));
  return [...characters].filter((one) => !INVISIBLE.test(one) && !font.hasGlyphForCodePoint(one.codePointAt(0)!));
}

/**
 * Composes the PDF: A4, tagged (PDF/UA-1). The same report gives the same bytes.
 * @throws when the report has characters that the font lacks
 */
export async function composeReport(report: PrintedReport): Promise<Uint8Array> {
  const { compiler, template } = await tools();
  const unprintable = await unprintableCharacters(report);
  if (unprintable.length > 0) throw new Error(`The font lacks ${unprintable.join(' ')}`);
  const { content, client, agency, createdAt } = report;
  const logo = agency.logo && `logo.${agency.logo.format}`;
  const data = { ...content, client, agency: { ...agency, logo }, footer: `${content.title} · ${client}` };
  if (logo && agency.logo) compiler.mapShadow(join(import.meta.dirname, logo), Buffer.from(agency.logo.bytes));
  const source = { mainFileContent: template, inputs: { data: JSON.stringify(data, breakLongWords) } };
  try {
    // Straight to the file: a compiled document in between keeps megabytes until V8 collects its small handle.
    return new Uint8Array(compiler.pdf(source, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(createdAt / 1000) }));
  } catch (cause) {
    // Only compiling by itself says what is wrong with the source.
    const problems: { message: string }[] = compiler.compile(source).takeError()?.shortDiagnostics ?? [];
    throw new Error(problems.map(({ message }) => message).join('; ') || 'The report could not be written as PDF', { cause });
  } finally {
    compiler.resetShadow();
    // Without this the cache of the compiler grows with each report.
    compiler.evictCache(0);
  }
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}

const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD + 1},}`, 'gu');
const letters = new Intl.Segmenter('it', { granularity: 'grapheme' });

function breakLongWords(key: string, value: unknown): unknown {
  if (typeof value !== 'string' || key === 'color' || key === 'kind' || key === 'tone') return value;
  return value.replaceAll(LONG_WORD, (word) => {
    const parts = [...letters.segment(word)].map(({ segment }) => segment);
    return parts.map((part, index) => (index > 0 && index % LONGEST_WORD === 0 ? ZERO_WIDTH_SPACE + part : part)).join('');
  });
}
