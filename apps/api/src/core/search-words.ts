/** Normalizes text for search: lower case, no accents or apostrophes; only letters, digits and `@._-` remain. */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .replace(/\.(?=\p{L}\.|\p{L}(\s|$))/gu, '')
    .replace(/[^\p{L}\p{N}@._-]+/gu, ' ')
    .replace(/(^|\s)[._-]+|[._-]+(?=\s|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Splits a search into distinct normalized words; words after the eighth are ignored. */
export const searchWords = (q: string): string[] => [...new Set(searchable(q).split(' ').filter(Boolean))].slice(0, 8);

/** Returns the search as the end of an id if it consists of 8 to 32 hexadecimal digits, otherwise null. */
export function idEnd(q: string): string | null {
  const digits = q.trim().toLowerCase().replaceAll('-', '');
  return /^[0-9a-f]{8,32}$/.test(digits) ? digits : null;
}
