/**
 * The address bar in plain words: `?q=rossi&tipo=retail,professional`, where the router by itself would write JSON.
 * Lists are joined by commas; what is undefined or empty leaves no trace.
 */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.map((item) => encode(item)).join(',') : encode(value);
    if (text !== '') parts.push(`${encodeURIComponent(key)}=${text}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** The inverse: every value stays a string, each route's schema decides what it means. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function encode(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  return encodeURIComponent(String(value)).replaceAll('%20', '+').replaceAll('%3A', ':').replaceAll('%2F', '/');
}
