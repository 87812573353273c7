import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { badRequest } from '../errors.js';
import { Keys } from '../keys.js';
import type { PageDto } from './page.dto.js';

/** Start of a page: after (or before) the row with these sort values. */
export interface Position {
  direction: 'next' | 'prev';
  values: (string | number)[];
}

/**
 * Opaque cursors, signed and bound to their list (agency, filter and sort), so that a cursor reveals nothing, cannot be
 * forged and does not silently page through another list.
 */
@Injectable()
export class Cursors {
  constructor(private readonly keys: Keys) {}

  /** @throws a 400 Problem when the cursor was not issued for this list. */
  decode(cursor: string | undefined, list: unknown): Position | undefined {
    if (cursor === undefined) return undefined;
    const [body = '', signature = ''] = cursor.split('.');
    const given = Buffer.from(signature, 'base64url');
    const right = this.sign(body, list);
    if (given.length !== right.length || !timingSafeEqual(given, right))
      throw badRequest('bad-cursor', 'The cursor does not belong to this list. Start again without it.');
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Position;
  }

  encode(position: Position, list: unknown): string {
    const body = Buffer.from(JSON.stringify(position)).toString('base64url');
    return `${body}.${this.sign(body, list).toString('base64url')}`;
  }

  /**
   * Cuts a page from `rows`, read in the direction of `position` with one row more than `limit`.
   * @param valuesOf the sort values of a row, as they go into a cursor
   */
  page<Row>(
    rows: Row[],
    limit: number,
    position: Position | undefined,
    list: unknown,
    valuesOf: (row: Row) => Position['values'],
  ): { rows: Row[]; page: PageDto } {
    const backwards = position?.direction === 'prev';
    const more = rows.length > limit;
    const kept = rows.slice(0, limit);
    if (backwards) kept.reverse();
    const first = kept.at(0);
    const last = kept.at(-1);
    const hasNext = backwards ? true : more;
    const hasPrev = backwards ? more : position !== undefined;
    return {
      rows: kept,
      page: {
        nextCursor: hasNext && last ? this.encode({ direction: 'next', values: valuesOf(last) }, list) : null,
        prevCursor: hasPrev && first ? this.encode({ direction: 'prev', values: valuesOf(first) }, list) : null,
        hasMore: hasNext && last !== undefined,
      },
    };
  }

  private sign(body: string, list: unknown): Buffer {
    const bound = createHash('sha256').update(JSON.stringify(list)).digest('base64url');
    return this.keys.hmac('cursor', `${body}.${bound}`).subarray(0, 16);
  }
}
