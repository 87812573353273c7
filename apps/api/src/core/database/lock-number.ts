import { createHash } from 'node:crypto';

/**
 * Returns the advisory lock number for a name: the first eight bytes of its hash.
 * @param purpose the rows that it protects
 * @param owner id of the agency or user that the rows belong to
 */
export const lockNumber = (purpose: string, owner: string): string =>
  createHash('sha256').update(`${purpose}\n${owner}`).digest().readBigInt64BE().toString();
