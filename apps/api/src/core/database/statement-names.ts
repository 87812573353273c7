import { createHash } from 'node:crypto';

const MAX_NAMED = 300;

/**
 * Names for statements, by which a connection prepares each of them once: parsing and planning under row-level security
 * costs more than most of them take. Past a number, they come in too many shapes to keep each on every connection.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();

  of(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.names.size >= MAX_NAMED) return known;
    const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    this.names.set(text, name);
    return name;
  }
}
