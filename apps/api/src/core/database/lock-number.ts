import { createHash } from 'node:crypto';

/**
 * The number by which PostgreSQL knows a lock: the first eight bytes of a hash of its name.
 * @param purpose the rows that it protects
 * @param owner whose rows: of one agency, of one user
 */
export const lockNumber = (purpose: string, owner: string): string =>
  createHash('sha256').update(`${purpose}\n${owner}`).digest().readBigInt64BE().toString();
