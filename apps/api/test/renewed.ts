const LIFE_MS = 60_000;

/** A token that is made anew each minute: a busy machine takes longer over a suite than a token is good for. */
export function renewed(make: () => string): () => string {
  let current: { token: string; until: number } | undefined;
  return () => {
    if (!current || current.until < Date.now()) current = { token: make(), until: Date.now() + LIFE_MS };
    return current.token;
  };
}
