import { createHash } from 'node:crypto';
import { checkLetter } from '@sestante/italian-ids/check-letter';
import { resolved, typeOf, type Schema } from './document.js';

/** Lower-case letters derived from the number, so distinct that a single typo never turns one into another. */
export const letters = (n: number, length: number): string =>
  [...createHash('sha256').update(String(n)).digest()]
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join('')
    .slice(0, length);

/** Digits derived from the number. */
const digits = (n: number, length: number): string =>
  BigInt(`0x${createHash('sha256').update(`digits ${n}`).digest('hex')}`)
    .toString()
    .slice(1, length + 1);

/** An Italian VAT number with a valid check digit. */
export function vatNumber(n: number): string {
  const ten = `0${digits(n, 9)}`;
  const sum = [...ten].map(Number).reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0);
  return `${ten}${(10 - (sum % 10)) % 10}`;
}

/** An Italian IBAN with valid CIN and check digits. */
export function italianIban(n: number): string {
  const account = digits(n, 22);
  const cin = checkLetter(account);
  const asNumber = [...`${cin}${account}IT00`].map((letter) => Number.parseInt(letter, 36)).join('');
  return `IT${String(98n - (BigInt(asNumber) % 97n)).padStart(2, '0')}${cin}${account}`;
}

/** Generators of valid texts, by the example or pattern in the API document. */
const SHAPES: Record<string, (n: number) => string> = {
  '09:30': () => '09:30',
  '06-24': () => '06-24',
  IT: () => 'IT',
  '+390115551234': (n) => `+39011${digits(n, 7)}`,
  RSSMRA80A01H501U: (n) => letters(n, 16).toUpperCase(),
  '09871230018': vatNumber,
  IT60X0542811101000000123456: italianIban,
  '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$': (n) => letters(n, 8).toUpperCase(),
  '1234.56': (n) => `${1 + (n % 9)}${digits(n, 8)}.50`,
  '^[A-Z0-9]{6,7}$': (n) => letters(n, 7).toUpperCase(),
  '^[A-Z]\\d{3}$': (n) => `Z${digits(n, 3)}`,
};

/**
 * A value that is valid against the schema.
 * @param next returns an unused number; texts derived from it can be recognised later
 * @param seen called with every generated text
 */
export function sample(schema: Schema, next: () => number, seen: (text: string) => void = () => undefined): unknown {
  const own = resolved(schema);
  if (own.enum) return own.enum[0];
  switch (typeOf(own)) {
    case 'object':
      // Ids must refer to existing records, so the caller adds them.
      return Object.fromEntries(
        Object.entries(own.properties ?? {})
          .filter(([, inner]) => resolved(inner).format !== 'uuid')
          .map(([name, inner]) => [name, sample(inner, next, seen)]),
      );
    case 'array':
      return own.items ? [sample(own.items, next, seen)] : [];
    case 'integer':
    case 'number':
      return own.minimum ?? 1;
    case 'boolean':
      return true;
    default: {
      const text = sampleText(own, next());
      if (text.length > 4) seen(text);
      return text;
    }
  }
}

function sampleText(schema: Schema, n: number): string {
  const shape = SHAPES[String(schema.example ?? schema.pattern)];
  if (shape) return shape(n);
  // Each number yields its own day, because people with the same birthday would be indistinguishable.
  if (schema.format === 'date') return new Date(Date.UTC(1600, 0, 1 + n)).toISOString().slice(0, 10);
  if (schema.format === 'email') return `${letters(n, 10)}@canarino.example`;
  if (schema.maxLength === undefined) return letters(n, 10);
  const text = letters(n, Math.min(10, schema.maxLength));
  return text[0]?.toUpperCase() + text.slice(1);
}
