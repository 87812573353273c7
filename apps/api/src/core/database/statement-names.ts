import { createHash } from 'node:crypto';

const MAX_NAMED = 300;

/**
 * Names statements, so that each connection prepares them once: parsing and planning under row-level security costs more
 * than executing most of them. The number of names is limited, because every connection keeps all of them.
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
