import { isEmail } from 'class-validator';
import { parsePhone } from '@sestante/italian-ids/phone';
import type { LabelledEmail, LabelledPhone } from '../clients/client-fields.dto.js';

/** Values parsed from a cell in their original order, and the pieces that are invalid. */
export interface ParsedList<Value> {
  valid: Value[];
  invalid: string[];
}

const LONGEST_MAIL = 254;

/** Parses the e-mail addresses of a cell. A comma separates only between two valid addresses; elsewhere it is a mistyped dot. */
export function readEmails(text: string): ParsedList<string> {
  const whole = text.replace(/mailto:/gi, '').trim();
  const pieces = whole
    .split(/[;\s|]+|\s*\/\s*/)
    .flatMap((piece) => {
      const parts = piece.split(',').filter(Boolean);
      return parts.every((part) => part.includes('@')) ? parts : [piece.replace(/,$/, '')];
    })
    .map((piece) => piece.replace(/^[<("']+|[>)"']+$/g, ''))
    .filter(Boolean);
  // Ignores names next to addresses: "Anna Neri <anna@posta.example>".
  const addresses = pieces.some((piece) => piece.includes('@')) ? pieces.filter((piece) => piece.includes('@')) : pieces.slice(0, 1);
  const good = addresses.filter(isAddress).map((address) => address.toLowerCase());
  return {
    valid: [...new Set(good)],
    invalid: addresses.length > 0 || whole === '' ? addresses.filter((each) => !isAddress(each)) : [whole],
  };
}

const isAddress = (text: string): boolean => text.length <= LONGEST_MAIL && /^[\x21-\x7e]+$/.test(text) && isEmail(text);

const CERTIFIED = /^(pec|legalmail|postecert|postacertificata|cert|pecimprese|pecavvocati|pecprofessionisti)$|pec$|^pec[-\d]/;

/** Whether the address is certified mail (PEC), judged by a part of its domain: `pec.rossi.example`, `arubapec.it`. */
export const isCertified = (email: string): boolean =>
  email
    .slice(email.indexOf('@') + 1)
    .split('.')
    .slice(0, -1)
    .some((label) => CERTIFIED.test(label));

const EXTENSION = /[\s,]*\b(?:int(?:erno)?|ext|est|x)\b\.?\s*(\d{1,6})$/i;
const LABEL = /^(\p{L}[\p{L}. ]{0,20}?)[.:]?\s*(?=[+\d(])/u;
const MORE = /\s*(?:[;|,\n]|\s-\s|\s\/\s|\se\s|\soppure\s|\so\s)\s*/;

/** Parses the telephone numbers of a cell into E.164; extensions and words before a number become its label. */
export function readPhones(text: string): ParsedList<LabelledPhone> {
  const one = readPhone(text);
  if (one) return { valid: [one], invalid: [] };
  const pieces = text.split(MORE).filter((piece) => piece.trim() !== '');
  const good: LabelledPhone[] = [];
  const bad: string[] = [];
  for (const piece of pieces.length > 1 ? pieces : [text]) {
    const phone = readPhone(piece);
    if (!phone) bad.push(piece.trim());
    else if (!good.some(({ value }) => value === phone.value)) good.push(phone);
  }
  return { valid: good, invalid: bad.filter(Boolean) };
}

function readPhone(text: string): LabelledPhone | null {
  let number = text.trim();
  const extension = EXTENSION.exec(number);
  if (extension) number = number.slice(0, extension.index).trim();
  const label = LABEL.exec(number);
  if (label) number = number.slice(label[0].length);
  const value = number.length <= 50 ? parsePhone(number) : null;
  const labels = [label?.[1]?.trim(), extension && `int. ${extension[1]}`].filter(Boolean);
  return value === null ? null : { value, label: labels.join(', ').slice(0, 50) || null };
}

/** Makes the first address of each kind the main one. */
export function spreadEmails(addresses: readonly string[], certified: readonly string[]) {
  const mails = addresses.filter((address) => !isCertified(address));
  const pecs = [...new Set([...certified, ...addresses.filter(isCertified)])];
  const [email = null, ...others] = [...new Set(mails)];
  const [pec = null, ...morePecs] = pecs;
  const emails: LabelledEmail[] = [
    ...others.map((value) => ({ value, label: null })),
    ...morePecs.map((value) => ({ value, label: 'PEC' })),
  ];
  return { email, pec, emails };
}

/** Makes the first number the main one. The main number has no label, so a labelled one is also kept in the list. */
export function spreadPhones(numbers: readonly LabelledPhone[]) {
  const [main, ...others] = numbers.filter(({ value }, at) => numbers.findIndex((each) => each.value === value) === at);
  return { phone: main?.value ?? null, phones: main?.label ? [main, ...others] : others };
}
