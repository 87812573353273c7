import type { ClientStatus, ClientType } from '../clients/client.dto.js';
import { oneLine } from './case.rules.js';

// Parsers for cell values in the formats used by Italian offices. Each returns null for an unreadable value.

const NOTHING = /^(-+|\.+|n\.?d\.?|n\.a\.|n\/[ad]|null|nessuno|nessuna|non disponibile|0000-00-00|00[/.-]00[/.-]0000|\/ *\/)$/i;

/** Trims the cell; returns an empty string for placeholders that programs write for a missing value. */
export function cellText(cell: string | undefined): string {
  const text = (cell ?? '').replace(/\p{Cf}/gu, '').trim();
  return NOTHING.test(text) ? '' : text;
}

const folded = (text: string): string =>
  oneLine(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const TYPES: Record<ClientType, RegExp> = {
  retail: /^(privat[oi]|persona( fisica)?|person|pf|retail|individual|consumer|famiglia|cliente privato)$/,
  professional: /^((libero )?professionista|libera professionista|professional|ditta individuale|artigiano|commerciante|autonomo)$/,
  corporate:
    /^(aziend[ae]|societa|impres[ae]|ditta|persona giuridica|pg|ente|company|corporate|business|organization|associazione|condominio)$/,
};

/** Returns null for an unknown type and `undefined` for an empty cell. */
export function readType(text: string): ClientType | null | undefined {
  if (text === '') return undefined;
  const word = folded(text);
  return (Object.keys(TYPES) as ClientType[]).find((type) => TYPES[type].test(word)) ?? null;
}

const PROSPECT = /^(potenziale|potenziali|prospect|prospetto|lead|contatto|cliente potenziale|potenziale cliente|suspect)$/;
const CLIENT = /^(client[ei]?|attiv[oa]|active|acquisito|customer|in portafoglio|effettivo|si)$/;

/** Returns the status, `client` for an empty cell; null for an unknown word. */
export function readStatus(text: string): ClientStatus | null {
  const word = folded(text);
  if (PROSPECT.test(word)) return 'prospect';
  return word === '' || CLIENT.test(word) ? 'client' : null;
}

const MONTHS = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const OLDEST = 120;

/**
 * Parses a birth date to `YYYY-MM-DD`, from day, month, year or year first. A two-digit year resolves to the latest
 * date that is not in the future. Null for a date in the future or more than 120
 * years ago.
 */
export function readBirthDate(text: string, today: string): string | null {
  const date = oneLine(text)
    .toLowerCase()
    .replace(/[ t]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?z?$/, '');
  const numbers = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(date);
  const turned = /^(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})$/.exec(date) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(date);
  const worded = /^(\d{1,2})[°º]?[ /-](\p{L}{3,})[ /.-]*(\d{4}|\d{2})$/u.exec(date);
  if (numbers) return day(numbers[3] ?? '', Number(numbers[2]), Number(numbers[1]), today);
  if (turned) return day(turned[1] ?? '', Number(turned[2]), Number(turned[3]), today);
  if (!worded) return null;
  const name = (worded[2] ?? '').slice(0, 3);
  return day(worded[3] ?? '', Math.max(MONTHS.indexOf(name), ENGLISH_MONTHS.indexOf(name)) + 1, Number(worded[1]), today);
}

function day(year: string, month: number, dayOfMonth: number, today: string): string | null {
  const thisYear = Number(today.slice(0, 4));
  const written = (of: number) => `${of}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  let full = Number(year);
  if (year.length === 2) {
    full += thisYear - (thisYear % 100);
    if (written(full) > today) full -= 100;
  }
  const date = new Date(Date.UTC(full, month - 1, dayOfMonth));
  const exists = date.getUTCFullYear() === full && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
  return exists && written(full) <= today && thisYear - full <= OLDEST ? written(full) : null;
}

const FACTORS: Record<string, number> = {
  mln: 6,
  milioni: 6,
  milione: 6,
  ml: 6,
  m: 6,
  mio: 6,
  k: 3,
  mila: 3,
  migliaia: 3,
  mld: 9,
  miliardi: 9,
};
const MAX_WHOLE_DIGITS = 12;

/** Parses an amount in euro to `1234.56`, from `€ 85.000`, `1.250.000,00`, `1,2 mln`, `350000`. */
export function readAmount(text: string): string | null {
  const plain = oneLine(text)
    .toLowerCase()
    .replace(/€|\beuro?\b|\beur\b/g, '')
    .replace(/,-+$|\.-+$/, '')
    .trim();
  const found = /^([\d.,' ]*\d[\d.,' ]*?) ?(mln|milion[ei]|ml|mio|m|k|mila|migliaia|mld|miliardi)?\.?$/.exec(plain);
  if (!found) return null;
  const number = decimalOf((found[1] ?? '').replace(/[' ]/g, ''), found[2] !== undefined);
  if (!number) return null;
  const shift = found[2] ? (FACTORS[found[2]] ?? 0) : 0;
  return shifted(number.whole, number.decimals, shift);
}

/** @param rounded whether a word such as "mln" follows; then a dot or comma is always the decimal separator */
function decimalOf(digits: string, rounded: boolean): { whole: string; decimals: string } | null {
  const parts = (whole: string, decimals = '') => ({ whole: whole.replace(/[.,]/g, ''), decimals });
  const italian = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(digits);
  const english = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(digits);
  if (rounded) {
    const simple = /^(\d+)(?:[.,](\d{1,6}))?$/.exec(digits);
    if (simple) return parts(simple[1] ?? '', simple[2]);
  }
  const match = italian ?? (english && (english[2] !== undefined || digits.split(',').length > 2) ? english : null);
  return match && parts(match[1] ?? '', match[2]);
}

function shifted(whole: string, decimals: string, by: number): string | null {
  const digits = whole + decimals.slice(0, by).padEnd(by, '0');
  const rest = decimals.slice(by);
  const amount = digits.replace(/^0+(?=\d)/, '');
  if (amount.length > MAX_WHOLE_DIGITS || rest.length > 2) return null;
  return `${amount}.${rest.padEnd(2, '0')}`;
}

/** Parses a count, such as the number of employees. */
export function readCount(text: string): number | null {
  const digits = oneLine(text).replace(/\.(?=\d{3}\b)/g, '');
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null;
}

export function readGender(text: string): 'male' | 'female' | null {
  const word = folded(text);
  if (/^(m|maschio|uomo|male|maschile)$/.test(word)) return 'male';
  return /^(f|femmina|donna|female|femminile)$/.test(word) ? 'female' : null;
}

const MARITAL: Record<string, RegExp> = {
  single: /^(celibe|nubile|single|stato libero|liber[oa]|celibe( o)? nubile)$/,
  married: /^(coniugat[oa]( a)?|sposat[oa]( a)?|married)$/,
  civil_union: /^(unit[oa]( a)? civilmente|unione civile|civil union)$/,
  separated: /^(separat[oa]( a)?|separated)( legalmente)?$/,
  divorced: /^(divorziat[oa]( a)?|divorced|gia coniugat[oa])$/,
  widowed: /^(vedov[oa]( a)?|widowed|widow)$/,
};

export function readMaritalStatus(text: string): string | null {
  const word = folded(text);
  return Object.keys(MARITAL).find((status) => MARITAL[status]?.test(word)) ?? null;
}

/** Parses an SDI code, the recipient code for electronic invoices. */
export function readSdiCode(text: string): string | null {
  const code = text.replace(/\s/g, '').toUpperCase();
  return /^[A-Z0-9]{6,7}$/.test(code) ? code : null;
}
