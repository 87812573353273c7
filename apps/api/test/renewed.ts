const LIFE_MS = 60_000;

/** Renews the token every minute, because a suite on a busy machine may outlast its validity. */
export function renewed(make: () => string): () => string {
  let current: { token: string; until: number } | undefined;
  return () => {
    if (!current || current.until < Date.now()) current = { token: make(), until: Date.now() + LIFE_MS };
    return current.token;
  };
}
