const MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');
const LARGE: Record<string, number> = { mila: 1e3, milione: 1e6, milioni: 1e6, mln: 1e6, miliardo: 1e9, miliardi: 1e9 };
const UNITS = 'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici'.split(' ');
const TENS = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');
/** Numbers in words with their values, the longest first; tens lose their last letter before "uno" and "otto". */
const WORDS = [
  ...UNITS.map((word, value): [string, number] => [word, value]).slice(2),
  ...['diciassette', 'diciotto', 'diciannove'].map((word, index): [string, number] => [word, 17 + index]),
  ...TENS.flatMap((word, index) => [word, word.slice(0, -1)].map((form): [string, number] => [form, (index + 2) * 10])),
  ['tré', 3] satisfies [string, number],
].toSorted(([one], [other]) => other.length - one.length);
const DAY = new RegExp(String.raw`\b(\d{1,2})[º°]?\s+(${MONTHS.join('|')})(?:\s+(\d{4}))?\b`, 'giu');
const NUMERIC_DAY = /\b(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}))\b/gu;
const NUMBER =
  /(?<![\p{L}\d.,])(€\s*|eur(?:o)?\s+)?(\d{1,3}(?:[.\u00A0\u202F'’]\d{3})+|\d+)(?:,(\d+))?(?!\d)(\s*(?:mila|milion[ei]|mln|miliard[oi])(?!\p{L}))?(\s*(?:di\s+)?(?:€|euro(?!\p{L})|%|per\s*cento(?!\p{L})))?/giu;
const WORD = /\p{L}+/gu;

interface Figure {
  kind: 'money' | 'percent' | 'number' | 'day';
  /** Number, or month and day with the year if it is stated. */
  value: string;
  text: string;
}

/** Returns the figures of a text as it writes them, each once, that do not occur in the known texts in the same sense. */
export function unknownFigures(text: string, known: Iterable<string>): string[] {
  const values = new Set<string>();
  for (const one of known) {
    for (const { kind, value } of figuresIn(one)) {
      values.add(`${kind} ${value}`);
      if (kind !== 'day') values.add(`number ${value}`);
      // A day may be repeated without its year, and a year without its day.
      if (kind === 'day') values.add(`day ${value.slice(-5)}`).add(`number ${value.slice(0, 4)}`);
    }
  }
  return [...new Set(figuresIn(text).flatMap((figure) => (values.has(`${figure.kind} ${figure.value}`) ? [] : [figure.text])))];
}

/** Returns the sums of money, percentages, days and other numbers of an Italian text, in digits or in words. */
function figuresIn(text: string): Figure[] {
  const figures: Figure[] = [];
  const take = (pattern: RegExp, from: string, read: (parts: (string | undefined)[]) => Omit<Figure, 'text'> | null): string =>
    from.replace(pattern, (match: string, ...parts: (string | undefined)[]) => {
      const found = read([match, ...parts]);
      if (found) figures.push({ ...found, text: match.trim() });
      return found ? ' ; ' : match;
    });
  let rest = take(DAY, text, ([, day = '', month = '', year]) => dayOf(year, MONTHS.indexOf(month.toLowerCase()) + 1, day));
  rest = take(NUMERIC_DAY, rest, ([, year, month, day, day2 = '', month2 = '', year2]) =>
    year ? dayOf(year, month ?? '', day ?? '') : dayOf(year2, month2, day2),
  );
  rest = take(NUMBER, rest, ([, before, whole = '', decimals = '', large = '', after = '']) => {
    const value = Number(`${whole.replaceAll(/\D/g, '')}.${decimals || '0'}`) * (LARGE[large.trim().toLowerCase()] ?? 1);
    const kind = before || /€|euro/i.test(after) ? 'money' : after ? 'percent' : 'number';
    return { kind, value: String(Math.round(value * 100) / 100) };
  });
  take(WORD, rest, ([word = '']) => {
    const value = numberOf(word.toLowerCase());
    return value === null ? null : { kind: 'number', value: String(value) };
  });
  return figures;
}

const dayOf = (year: string | undefined, month: string | number, day: string): Omit<Figure, 'text'> => ({
  kind: 'day',
  value: [...(year ? [year] : []), String(month).padStart(2, '0'), day.padStart(2, '0')].join('-'),
});

/** Returns the value of a number in words, such as "duecentomila", and null for any other word. */
function numberOf(word: string): number | null {
  if (LARGE[word] !== undefined) return LARGE[word];
  const thousands = /^(.*?)(?:mille|mila)(.*)$/u.exec(word);
  if (thousands) {
    const [many, few] = [thousands[1] ? below1000(thousands[1]) : 1, thousands[2] ? below1000(thousands[2]) : 0];
    return many === null || few === null ? null : many * 1000 + few;
  }
  return below1000(word);
}

function below1000(word: string): number | null {
  const hundreds = /^(.*?)cento?(.*)$/u.exec(word);
  if (!hundreds) return below100(word);
  const [many, few] = [hundreds[1] ? below100(hundreds[1]) : 1, hundreds[2] ? below100(hundreds[2]) : 0];
  return many === null || few === null ? null : many * 100 + few;
}

function below100(word: string): number | null {
  const first = WORDS.find(([start]) => word.startsWith(start));
  if (!first) return null;
  const rest = word.slice(first[0].length);
  if (rest === '') return first[1];
  const unit = rest === 'uno' ? 1 : first[1] >= 20 ? (WORDS.find(([one, value]) => one === rest && value < 10)?.[1] ?? null) : null;
  return unit === null || first[1] < 20 ? null : first[1] + unit;
}
