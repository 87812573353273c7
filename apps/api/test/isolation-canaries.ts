import type { ClientType, CreateClientDto } from '../src/clients/client.dto.js';
import { fieldsOf, openApi, operationOf, type Schema } from './document.js';
import { letters, sample } from './samples.js';
import type { Answer } from './wire.js';
import type { Side, Someone } from './isolation-people.js';

/** A text or an id that stands in one row, and who may read it. */
interface Canary {
  text: string;
  row: string;
  seenBy: (someone: Someone) => boolean;
}

/** Letters of a mark, six bits each. */
const MARK = 5;
const withLetter = (mark: number, code: number): number => ((mark << 6) | (code & 63)) & 0x3fff_ffff;
const NONE: never[] = [];
const markOf = (letters: string): number => [...letters].reduce((mark, letter) => withLetter(mark, letter.charCodeAt(0)), 0);

/** What must not sing where it does not belong: unique texts in every row, and the rows' ids. */
export class Canaries {
  private readonly planted: Canary[] = [];
  /** By a few letters of each, so that an answer is read once and not once for every canary. */
  private readonly marked = new Map<number, { canary: Canary; at: number }[]>();
  private count = 0;

  /** A text to plant, of letters only. */
  word(row: string, seenBy: Canary['seenBy'], length = 12): string {
    const text = letters(this.next(), length);
    this.guard(text, row, seenBy);
    return text;
  }

  /** Remembers what stands in the row already. */
  guard(text: string, row: string, seenBy: Canary['seenBy']): void {
    const canary = { text: text.toLowerCase(), row, seenBy };
    this.planted.push(canary);
    const choices = [0, -MARK, canary.text.length >> 1]
      .map((at) => canary.text.slice(at).slice(0, MARK))
      .filter(({ length }) => length === MARK);
    // Ids of one day begin alike, addresses of mail end alike.
    const [rarest] = choices.toSorted((one, other) => this.withMark(markOf(one)).length - this.withMark(markOf(other)).length);
    if (rarest === undefined) throw new Error(`"${text}" is too short for a canary.`);
    this.marked.set(markOf(rarest), [...this.withMark(markOf(rarest)), { canary, at: canary.text.indexOf(rarest) }]);
  }

  /** A body for a new client with a canary in every text that the contract knows for the type. */
  client(type: ClientType, row: string, seenBy: Canary['seenBy']): CreateClientDto {
    const body = operationOf('createClient').body;
    const known = openApi.components.schemas[`${type[0]?.toUpperCase()}${type.slice(1)}Client`]?.properties ?? {};
    const properties = Object.fromEntries(Object.entries(known).filter(([name]) => WRITABLE(body).has(name) && name !== 'type'));
    const fields = sample({ type: 'object', properties }, this.next, (text) => this.guard(text, row, seenBy));
    return { ...(fields as object), type } as CreateClientDto;
  }

  readonly next = (): number => (this.count += 1);

  /** The canaries in an answer that its reader may not see. What the caller sent in the same request is not news. */
  leaks(answer: Answer, reader: Someone | undefined, sent: string): string[] {
    const heard = [answer.text, JSON.stringify(answer.headers), ...unsealed(answer.text)].join('\n').toLowerCase();
    const singing = new Set<Canary>();
    for (let end = 1, mark = 0; end <= heard.length; end += 1) {
      mark = withLetter(mark, heard.charCodeAt(end - 1));
      for (const { canary, at } of this.withMark(mark)) if (heard.startsWith(canary.text, end - MARK - at)) singing.add(canary);
    }
    return [...singing]
      .filter(({ text, seenBy }) => !sent.includes(text) && !(reader && seenBy(reader)))
      .map(({ text, row }) => `${text} of ${row}`);
  }

  private withMark(mark: number) {
    return this.marked.get(mark) ?? NONE;
  }

  /** Whether any of the planted texts stands in this one. */
  standsIn(text: string): boolean {
    const heard = text.toLowerCase();
    return this.planted.some((canary) => heard.includes(canary.text));
  }

  /** The texts of rows that this reader may not see: what to search for in vain. */
  hiddenFrom(reader: Someone): string[] {
    return this.planted.filter(({ seenBy }) => !seenBy(reader)).map(({ text }) => text);
  }
}

/** A cursor is signed, not sealed: what it holds can be read by whoever holds it. */
const unsealed = (text: string): string[] =>
  [...text.matchAll(/"(?:next|prev)Cursor":"([\w-]+)\./g)].map(([, body = '']) => Buffer.from(body, 'base64url').toString());

const WRITABLE = (body: Schema | undefined): Set<string> => new Set(fieldsOf(body ?? {}).map(({ pointer }) => pointer.split('/')[1] ?? ''));

/** Whoever is of the agency. */
export const ofAgency = (side: Side) => (someone: Someone) => someone.side === side;
/** Nobody but the one whose it is. */
export const only = (userId: string) => (someone: Someone) => someone.person.id === userId;
/** Somebody, and who administers their agency. */
export const onlyAndAdmins = (side: Side, userId: string) => (someone: Someone) => only(userId)(someone) || admins(side)(someone);
/** Whoever administers the agency. */
export const admins = (side: Side) => (someone: Someone) => someone.side === side && someone.person.session.role === 'agency_admin';
/** Nobody at all: hashes, secrets. */
export const nobody = () => false;
/** The predicate of visibility, said once more in a few words of our own. */
export const whoSees = (side: Side, createdBy: string, assignedTo?: string) => (someone: Someone) =>
  someone.side === side && (someone.person.visibility === 'agency' || [createdBy, assignedTo].includes(someone.person.id));
