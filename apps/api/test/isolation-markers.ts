import type { ClientType, CreateClientDto } from '../src/clients/client.dto.js';
import { fieldsOf, openApi, operationOf, type Schema } from './document.js';
import { letters, sample } from './samples.js';
import type { Answer } from './http-client.js';
import type { Tenant, Someone } from './isolation-people.js';

/** A text or an id that stands in one row, and who may read it. */
interface Marker {
  text: string;
  row: string;
  seenBy: (someone: Someone) => boolean;
}

/** Letters of a mark, six bits each. */
const MARK = 5;
const withLetter = (mark: number, code: number): number => ((mark << 6) | (code & 63)) & 0x3fff_ffff;
const NONE: never[] = [];
const markOf = (letters: string): number => [...letters].reduce((mark, letter) => withLetter(mark, letter.charCodeAt(0)), 0);

/** Unique texts in every row, and the rows' ids, by which a leak is recognised. */
export class Markers {
  private readonly markers: Marker[] = [];
  /** By a few letters of each, so that an answer is read once and not once for every marker. */
  private readonly marked = new Map<number, { marker: Marker; at: number }[]>();
  private count = 0;

  /** A text to plant, of letters only. */
  word(row: string, seenBy: Marker['seenBy'], length = 12): string {
    const text = letters(this.next(), length);
    this.guard(text, row, seenBy);
    return text;
  }

  /** Remembers what stands in the row already. */
  guard(text: string, row: string, seenBy: Marker['seenBy']): void {
    const marker = { text: text.toLowerCase(), row, seenBy };
    this.markers.push(marker);
    const choices = [0, -MARK, marker.text.length >> 1]
      .map((at) => marker.text.slice(at).slice(0, MARK))
      .filter(({ length }) => length === MARK);
    // Ids of one day begin alike, addresses of mail end alike.
    const [rarest] = choices.toSorted((one, other) => this.withMark(markOf(one)).length - this.withMark(markOf(other)).length);
    if (rarest === undefined) throw new Error(`"${text}" is too short for a marker.`);
    this.marked.set(markOf(rarest), [...this.withMark(markOf(rarest)), { marker, at: marker.text.indexOf(rarest) }]);
  }

  /** A body for a new client with a marker in every text that the contract knows for the type. */
  client(type: ClientType, row: string, seenBy: Marker['seenBy']): CreateClientDto {
    const body = operationOf('createClient').body;
    const known = openApi.components.schemas[`${type[0]?.toUpperCase()}${type.slice(1)}Client`]?.properties ?? {};
    const properties = Object.fromEntries(Object.entries(known).filter(([name]) => WRITABLE(body).has(name) && name !== 'type'));
    const fields = sample({ type: 'object', properties }, this.next, (text) => this.guard(text, row, seenBy));
    return { ...(fields as object), type } as CreateClientDto;
  }

  readonly next = (): number => (this.count += 1);

  /** The markers in an answer that its reader may not see. What the caller sent in the same request is not news. */
  leaks(answer: Answer, reader: Someone | undefined, sent: string): string[] {
    const received = [answer.text, JSON.stringify(answer.headers), ...unsealed(answer.text)].join('\n').toLowerCase();
    const leaked = new Set<Marker>();
    for (let end = 1, mark = 0; end <= received.length; end += 1) {
      mark = withLetter(mark, received.charCodeAt(end - 1));
      for (const { marker, at } of this.withMark(mark)) if (received.startsWith(marker.text, end - MARK - at)) leaked.add(marker);
    }
    return [...leaked]
      .filter(({ text, seenBy }) => !sent.includes(text) && !(reader && seenBy(reader)))
      .map(({ text, row }) => `${text} of ${row}`);
  }

  private withMark(mark: number) {
    return this.marked.get(mark) ?? NONE;
  }

  /** Whether any of the planted texts stands in this one. */
  standsIn(text: string): boolean {
    const received = text.toLowerCase();
    return this.markers.some((marker) => received.includes(marker.text));
  }

  /** The texts of rows that this reader may not see: what to search for in vain. */
  hiddenFrom(reader: Someone): string[] {
    return this.markers.filter(({ seenBy }) => !seenBy(reader)).map(({ text }) => text);
  }
}

/** A cursor is signed, not sealed: what it holds can be read by whoever holds it. */
const unsealed = (text: string): string[] =>
  [...text.matchAll(/"(?:next|prev)Cursor":"([\w-]+)\./g)].map(([, body = '']) => Buffer.from(body, 'base64url').toString());

const WRITABLE = (body: Schema | undefined): Set<string> => new Set(fieldsOf(body ?? {}).map(({ pointer }) => pointer.split('/')[1] ?? ''));

/** Whoever is of the agency. */
export const ofAgency = (tenant: Tenant) => (someone: Someone) => someone.tenant === tenant;
/** Nobody but the one whose it is. */
export const only = (userId: string) => (someone: Someone) => someone.person.id === userId;
/** Somebody, and who administers their agency. */
export const onlyAndAdmins = (tenant: Tenant, userId: string) => (someone: Someone) => only(userId)(someone) || admins(tenant)(someone);
/** Whoever administers the agency. */
export const admins = (tenant: Tenant) => (someone: Someone) => someone.tenant === tenant && someone.person.session.role === 'agency_admin';
/** Nobody at all: hashes, secrets. */
export const nobody = () => false;
/** The predicate of visibility, said once more in a few words of our own. */
export const whoSees = (tenant: Tenant, createdBy: string, assignedTo?: string) => (someone: Someone) =>
  someone.tenant === tenant && (someone.person.visibility === 'agency' || [createdBy, assignedTo].includes(someone.person.id));
