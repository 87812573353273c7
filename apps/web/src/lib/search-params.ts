/**
 * Serializes search params in readable form, `?q=rossi&tipo=retail,professional`, instead of the router's default JSON.
 * Lists are joined by commas; undefined and empty values are omitted.
 */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.map((item) => encode(item)).join(',') : encode(value);
    if (text !== '') parts.push(`${encodeURIComponent(key)}=${text}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Parses search params; every value stays a string, which the schema of the route converts. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function encode(value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  return encodeURIComponent(String(value)).replaceAll('%20', '+').replaceAll('%3A', ':').replaceAll('%2F', '/');
}
