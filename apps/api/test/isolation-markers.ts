import type { ClientType, CreateClientDto } from '../src/clients/client.dto.js';
import { fieldsOf, openApi, operationOf, type Schema } from './document.js';
import { letters, sample } from './samples.js';
import type { Answer } from './http-client.js';
import type { Tenant, Someone } from './isolation-people.js';

/** A text or id that occurs in one row, and the users who may read it. */
interface Marker {
  text: string;
  row: string;
  seenBy: (someone: Someone) => boolean;
}

/** Number of letters of a mark, six bits each. */
const MARK = 5;
const withLetter = (mark: number, code: number): number => ((mark << 6) | (code & 63)) & 0x3fff_ffff;
const NONE: never[] = [];
const markOf = (letters: string): number => [...letters].reduce((mark, letter) => withLetter(mark, letter.charCodeAt(0)), 0);

/** Unique texts in every row, and the rows' ids, which identify a leak. */
export class Markers {
  private readonly markers: Marker[] = [];
  /** Index by a few letters of each marker, so that an answer is scanned once rather than once for every marker. */
  private readonly marked = new Map<number, { marker: Marker; at: number }[]>();
  private count = 0;

  /** Creates a marker text of letters only. */
  word(row: string, seenBy: Marker['seenBy'], length = 12): string {
    const text = letters(this.next(), length);
    this.guard(text, row, seenBy);
    return text;
  }

  /** Registers a text that already exists in the row. */
  guard(text: string, row: string, seenBy: Marker['seenBy']): void {
    const marker = { text: text.toLowerCase(), row, seenBy };
    this.markers.push(marker);
    const choices = [0, -MARK, marker.text.length >> 1]
      .map((at) => marker.text.slice(at).slice(0, MARK))
      .filter(({ length }) => length === MARK);
    // Picks the rarest part, because ids of one day share their beginning and mail addresses their end.
    const [rarest] = choices.toSorted((one, other) => this.withMark(markOf(one)).length - this.withMark(markOf(other)).length);
    if (rarest === undefined) throw new Error(`"${text}" is too short for a marker.`);
    this.marked.set(markOf(rarest), [...this.withMark(markOf(rarest)), { marker, at: marker.text.indexOf(rarest) }]);
  }

  /** Body for a new client with a marker in every text field of the type. */
  client(type: ClientType, row: string, seenBy: Marker['seenBy']): CreateClientDto {
    const body = operationOf('createClient').body;
    const known = openApi.components.schemas[`${type[0]?.toUpperCase()}${type.slice(1)}Client`]?.properties ?? {};
    const properties = Object.fromEntries(Object.entries(known).filter(([name]) => WRITABLE(body).has(name) && name !== 'type'));
    const fields = sample({ type: 'object', properties }, this.next, (text) => this.guard(text, row, seenBy));
    return { ...(fields as object), type } as CreateClientDto;
  }

  readonly next = (): number => (this.count += 1);

  /** Markers in an answer that its reader may not see, except texts that the same request has sent. */
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

  /** Whether the text contains any marker. */
  standsIn(text: string): boolean {
    const received = text.toLowerCase();
    return this.markers.some((marker) => received.includes(marker.text));
  }

  /** Markers that this reader may not see, for searches that must find nothing. */
  hiddenFrom(reader: Someone): string[] {
    return this.markers.filter(({ seenBy }) => !seenBy(reader)).map(({ text }) => text);
  }
}

/** Decodes cursors, which are signed but not encrypted, so that their content is checked too. */
const unsealed = (text: string): string[] =>
  [...text.matchAll(/"(?:next|prev)Cursor":"([\w-]+)\./g)].map(([, body = '']) => Buffer.from(body, 'base64url').toString());

const WRITABLE = (body: Schema | undefined): Set<string> => new Set(fieldsOf(body ?? {}).map(({ pointer }) => pointer.split('/')[1] ?? ''));

/** Visible to every user of the agency. */
export const ofAgency = (tenant: Tenant) => (someone: Someone) => someone.tenant === tenant;
/** Visible to one user only. */
export const only = (userId: string) => (someone: Someone) => someone.person.id === userId;
/** Visible to one user and the administrators of the agency. */
export const onlyAndAdmins = (tenant: Tenant, userId: string) => (someone: Someone) => only(userId)(someone) || admins(tenant)(someone);
/** Visible to the administrators of the agency. */
export const admins = (tenant: Tenant) => (someone: Someone) => someone.tenant === tenant && someone.person.session.role === 'agency_admin';
/** Visible to nobody: hashes and secrets. */
export const nobody = () => false;
/** Visibility rule for clients, written independently of the code under test. */
export const whoSees = (tenant: Tenant, createdBy: string, assignedTo?: string) => (someone: Someone) =>
  someone.tenant === tenant && (someone.person.visibility === 'agency' || [createdBy, assignedTo].includes(someone.person.id));
