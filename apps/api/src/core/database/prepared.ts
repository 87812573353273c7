import { createHash } from 'node:crypto';
import pg from 'pg';

const MOST_NAMED = 300;

/**
 * Names for statements, by which a connection prepares each of them once: parsing and planning under row-level security
 * costs more than most of them take. Past a number, they come in too many shapes to keep each on every connection.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();

  of(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.names.size >= MOST_NAMED) return known;
    const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    this.names.set(text, name);
    return name;
  }
}

const written = new StatementNames();

/** A connection of TypeORM's, which names nothing itself. */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const named = (text: unknown, values: unknown, ...more: unknown[]) =>
      typeof text === 'string' && Array.isArray(values)
        ? query({ name: written.of(text), text, values }, ...more)
        : query(text, values, ...more);
    this.query = named as pg.Client['query'];
  }
}
