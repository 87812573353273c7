import { fiscalCodeFault, type FiscalCodeFault, isFiscalCode, normalizeFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { formatPhone, parsePhone, phoneFault, type PhoneFault } from '@sestante/italian-ids/phone';
import { isVatNumber, normalizeVatNumber, withLostZeros } from '@sestante/italian-ids/vat-number';
import type { Money } from '@sestante/api-client/types';
import { dayOf, formatDay, formatInteger, formatMoney, parseDay } from '../../lib/formats.ts';

/** Form representation of an API value while it is being typed: text, and structures of text. */
export type FormValue<V> = V extends string | number | Money
  ? string
  : V extends boolean
    ? boolean
    : V extends (infer Item)[]
      ? FormValue<Item>[]
      : { [Part in keyof V]-?: FormValue<NonNullable<V[Part]>> };

/** Messages in Italian by path below the value; '' is the value itself. */
export type FieldErrors = Record<string, string>;

/** Returns the name of an id (a colleague, a tag); an unknown id is taken for a name and returned as it is. */
export type NameOf = (id: string) => string;

/** Control of a value with its parameters. form-field.tsx renders it, with the controls that a feature adds. */
export type Control =
  | { is: 'text'; max: number; inputMode?: 'email' | 'tel' | 'numeric' | 'decimal'; placeholder?: string }
  | { is: 'suggested'; max: number; suggestions: readonly string[] }
  | { is: 'code'; max: number; valid: string; warning: (text: string) => string }
  | { is: 'choice'; options: readonly (readonly [value: string, label: string])[] }
  | { is: 'notes'; max: number }
  | { is: 'record'; of: string }
  | { is: 'day' | 'flag' | 'emails' | 'phones' | 'address' | 'birth-place' | 'household' | 'tags' | 'person' | 'assignee' };

/** Value type: how a value is shown, typed, validated and sent. */
export interface FieldType<V, F = FormValue<V>> {
  control: Control;
  empty: F;
  toForm(value: V): F;
  /** Returns the value to send, null (for a list `[]`) when empty. Call it only for values without errors. */
  fromForm(form: F): V | null;
  fieldErrors(form: F): FieldErrors;
  read(value: V, nameOf: NameOf): string;
}

/** Value type with a single text input. */
export interface TextFieldType<V> extends FieldType<V, string> {
  /** Returns the text as it will be shown from now on; text that cannot be parsed is unchanged. */
  tidy(text: string): string;
  /** Returns true for a value that is accepted but looks unusual. */
  doubtful(text: string): boolean;
}

export function isTextFieldType(kind: object): kind is TextFieldType<unknown> {
  return 'tidy' in kind;
}

interface TextFieldSpec<V> {
  control: Control;
  /** Returns null for text that is not such a value. */
  parse: (text: string) => V | null;
  format: (value: V) => string;
  fieldError: (text: string) => string;
  doubtful?: (value: V) => boolean;
  read?: (value: V) => string;
}

/** Creates a single-text value type from its parse and format functions. */
export function textFieldType<V>({ control, parse, format, fieldError, doubtful, read }: TextFieldSpec<V>): TextFieldType<V> {
  const parsed = (text: string) => (text.trim() === '' ? null : parse(text.trim()));
  return {
    control,
    empty: '',
    toForm: format,
    fromForm: parsed,
    fieldErrors: (text): FieldErrors => (text.trim() !== '' && parsed(text) === null ? { '': fieldError(text.trim()) } : {}),
    read: (value) => (read ?? format)(value),
    tidy: (text) => {
      const value = parsed(text);
      return value === null ? text.trim() : format(value);
    },
    doubtful: (text) => {
      const value = parsed(text);
      return value !== null && (doubtful?.(value) ?? false);
    },
  };
}

const same = (text: string) => text;

/** One line of free text. */
export const line = (max: number) =>
  textFieldType<string>({ control: { is: 'text', max }, parse: oneLine, format: same, fieldError: () => 'Testo non valido' });

/** One line of text, with suggestions while typing. */
export const suggested = (max: number, suggestions: readonly string[]) =>
  textFieldType<string>({
    control: { is: 'suggested', max, suggestions },
    parse: oneLine,
    format: same,
    fieldError: () => 'Testo non valido',
  });

/** One of a fixed set, labelled in client-labels.ts. */
export const choice = <V extends string>(labels: Record<V, string>) => {
  const options = Object.entries<string>(labels);
  const known = new Map<string, V>(options.map(([value]) => [value, value as V]));
  return textFieldType<V>({
    control: { is: 'choice', options },
    parse: (text) => known.get(text) ?? null,
    format: same,
    fieldError: () => 'Scegli una delle voci',
    read: (value) => labels[value] ?? value,
  });
};

export const notes = (max: number) =>
  textFieldType<string>({
    control: { is: 'notes', max },
    parse: (text) => text.replaceAll('\r\n', '\n'),
    format: same,
    fieldError: () => 'Testo non valido',
  });

export const email = textFieldType<string>({
  control: { is: 'text', max: 254, inputMode: 'email' },
  parse: (text) => (/^[^\s@,;]+@[^\s@.,;]+(\.[^\s@.,;]+)*\.[^\s@.,;\d]{2,}$/.test(text) ? text.toLowerCase() : null),
  format: same,
  fieldError: (text) => {
    if (/\s|,|;/.test(text)) return 'Un solo indirizzo, senza spazi';
    if (!text.includes('@')) return 'Manca la chiocciola, per esempio nome@posta.it';
    return /@[^.@]*$/.test(text) ? 'Manca il dominio, per esempio nome@posta.it' : 'Indirizzo non valido, per esempio nome@posta.it';
  },
});

const PHONE_ERRORS: Record<PhoneFault, string> = {
  empty: 'Scrivi il numero',
  letters: 'Solo cifre, per esempio 011 5551234',
  characters: 'Numero non valido, per esempio 011 5551234',
  several: 'Un numero solo, senza interni',
  'too-short': 'Numero troppo corto, per esempio 011 5551234',
  'too-long': 'Numero troppo lungo, per esempio 011 5551234',
  unknown: 'Numero non valido, per esempio 011 5551234. Uno solo, senza interni',
};

export const phone = textFieldType<string>({
  control: { is: 'text', max: 50, inputMode: 'tel' },
  parse: parsePhone,
  format: formatPhone,
  fieldError: (text) => PHONE_ERRORS[phoneFault(text) ?? 'unknown'],
});

/** Reasons why a code of the right length is doubtful. */
const CODE_DOUBTS: Record<FiscalCodeFault, string> = {
  empty: '',
  characters: 'Il codice ha caratteri che non può avere.',
  length: 'Il codice è troppo corto o troppo lungo.',
  names: 'Le prime sei lettere non possono venire da un cognome e un nome.',
  'birth-date': 'La data di nascita nel codice non esiste.',
  'birth-place': 'Il luogo di nascita nel codice non esiste.',
  'check-character': 'Il carattere di controllo non torna: ricontrolla il codice.',
};

/** Fiscal code. Codes with a wrong check character do exist, so only a wrong length is refused; the rest is a warning. */
export const fiscalCode = textFieldType<string>({
  control: {
    is: 'code',
    max: 32,
    valid: 'Valido',
    warning: (text) => `${CODE_DOUBTS[fiscalCodeFault(normalizeFiscalCode(text)) ?? 'check-character']} Puoi salvare comunque.`,
  },
  parse: (text) => (/^([A-Z0-9]{16}|\d{11})$/.test(normalizeFiscalCode(text)) ? normalizeFiscalCode(text) : null),
  format: same,
  fieldError: (text) => `Servono 16 lettere e cifre, oppure 11 cifre: ora sono ${normalizeFiscalCode(text).length}`,
  doubtful: (code) => !isFiscalCode(code),
});

export const vatNumber = textFieldType<string>({
  control: { is: 'code', max: 32, valid: 'Valida', warning: () => '' },
  parse: (text) => (isVatNumber(normalizeVatNumber(text)) ? normalizeVatNumber(text) : null),
  format: same,
  fieldError: (text) => {
    const digits = normalizeVatNumber(text);
    const padded = withLostZeros(text);
    if (padded !== null) return `Mancano gli zeri davanti? Forse è ${padded}`;
    return /^\d{11}$/.test(digits)
      ? 'La partita IVA non torna: controlla le 11 cifre'
      : `La partita IVA ha 11 cifre${/^\d+$/.test(digits) ? `: ora sono ${digits.length}` : ''}`;
  },
});

export const sdiCode = textFieldType<string>({
  control: { is: 'text', max: 10 },
  parse: (text) => (/^[A-Z0-9]{6,7}$/.test(withoutSpaces(text)) ? withoutSpaces(text) : null),
  format: same,
  fieldError: () => 'Sono 7 lettere e cifre, 6 per la pubblica amministrazione',
});

export const birthDay = textFieldType<string>({
  control: { is: 'text', max: 20, inputMode: 'numeric', placeholder: 'gg/mm/aaaa' },
  parse: parseBirthDay,
  format: formatDay,
  fieldError: (text) => {
    const day = parseDay(text);
    return day !== null && day > dayOf(new Date()) ? 'La data è nel futuro' : 'Data non valida, per esempio 12/07/1984';
  },
});

export const money = textFieldType<Money>({
  control: { is: 'text', max: 30, inputMode: 'decimal' },
  parse: parseMoney,
  format: formatMoney,
  fieldError: () => 'Importo non valido, per esempio 1.284,50',
});

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A date in the API's format; invalid text is kept so that its error can be shown. */
export const day: FieldType<string> = {
  control: { is: 'day' },
  empty: '',
  toForm: (value) => value,
  fromForm: (text) => (DAY.test(text) ? text : null),
  fieldErrors: (text): FieldErrors => (text.trim() === '' || DAY.test(text) ? {} : { '': 'Non è un giorno del calendario' }),
  read: formatDay,
};

/** Yes or no. */
export const flag: FieldType<boolean> = {
  control: { is: 'flag' },
  empty: false,
  toForm: (value) => value,
  fromForm: (value) => value,
  fieldErrors: () => ({}),
  read: (value) => (value ? 'sì' : 'no'),
};

const percents = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 2 });

/** Percentage such as "12,5 %": 0 to 100, two decimals. */
export const percentage: TextFieldType<number> = textFieldType<number>({
  control: { is: 'text', max: 10, inputMode: 'decimal', placeholder: '0–100' },
  parse: (text) => {
    const figure = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text);
    const value = figure ? Number(`${figure[1]}.${figure[2] ?? '0'}`) : Number.NaN;
    return value <= 100 ? value : null;
  },
  format: (value) => `${percents.format(value)} %`,
  fieldError: () => 'Una percentuale da 0 a 100, al massimo con due decimali',
});

/** @param unit singular and plural of the unit shown after the number; it is not typed */
export const wholeNumber = (least: number, max: number, unit?: readonly [one: string, many: string]) =>
  textFieldType<number>({
    control: { is: 'text', max: 15, inputMode: 'numeric' },
    parse: (text) => {
      const digits = text.replace(/[.\s]/g, '');
      const value = Number(digits);
      return /^\d+$/.test(digits) && value >= least && value <= max ? value : null;
    },
    format: formatInteger,
    fieldError: () => `Serve un numero intero da ${formatInteger(least)} a ${formatInteger(max)}`,
    read: unit && ((value) => `${formatInteger(value)} ${unit[value === 1 ? 0 : 1]}`),
  });

/**
 * Parses an amount typed or pasted in Italian or English notation: the last separator is the decimal one, unless three digits follow it.
 * Accepts "€ 1.234,56", "1,234.56", "1234.5" and "1.234".
 */
export function parseMoney(text: string): Money | null {
  const figure = text.replace(/€|EUR|euro/gi, '').replace(/[\s'’]/g, '');
  if (!/^\d[\d.,]*$/.test(figure)) return null;
  const decimal = /[.,](\d{1,2})$/.exec(figure);
  const whole = decimal ? figure.slice(0, decimal.index) : figure;
  if (!/^\d+$|^\d{1,3}(\.\d{3})+$|^\d{1,3}(,\d{3})+$/.test(whole)) return null;
  if (decimal && whole.includes(decimal[0].charAt(0))) return null;
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  return digits.length > 12 ? null : { amount: `${digits}.${(decimal?.[1] ?? '').padEnd(2, '0')}`, currency: 'EUR' };
}

/** Parses a birth date. Two-digit years are resolved to the past, so "03/05/48" is 1948; eight digits need no separators. */
export function parseBirthDay(text: string, now: Date = new Date()): string | null {
  const typedText = text.trim().replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3');
  const year = /\d\D+\d{1,2}\D+(\d{2}|\d{4})$/.exec(typedText)?.[1];
  if (year === undefined) return null;
  const day = parseDay(typedText, now);
  if (day === null || day <= dayOf(now)) return day;
  return year.length === 2 ? parseDay(`${typedText.slice(0, -2)}${Number(day.slice(0, 4)) - 100}`, now) : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '').toUpperCase();
}
