import { hash } from 'node:crypto';

/** Returns the SHA-256 with which the texts of a notice are compared, in hexadecimal: of the notice, a line feed and the terms. */
export const contentSha256 = (notice: string, terms: string): string => hash('sha256', `${notice}\n${terms}`, 'hex');
