// First match wins: Edge also identifies itself as Chrome, and Chrome as Safari.
const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/OPR\//, 'Opera'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** Short device description such as "Chrome su Windows", enough to recognise one's own device. */
export function deviceName(userAgent: string | null): string {
  const browser = find(BROWSERS, userAgent);
  const system = find(SYSTEMS, userAgent);
  if (browser === undefined) return system ?? 'Dispositivo sconosciuto';
  return system === undefined ? browser : `${browser} su ${system}`;
}

export function isPhone(userAgent: string | null): boolean {
  return userAgent !== null && /iPhone|Android.*Mobile/.test(userAgent);
}

function find(list: [RegExp, string][], userAgent: string | null): string | undefined {
  return userAgent === null ? undefined : list.find(([pattern]) => pattern.test(userAgent))?.[1];
}
