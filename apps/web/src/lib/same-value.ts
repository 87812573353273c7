/** Compares two API values regardless of key order; empty members count as missing. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** Returns only the fields of a form that differ from their values before. */
export function changesOf<Body extends object>(before: Body, after: Body): Partial<Body> {
  const known = new Map<string, unknown>(Object.entries(before));
  // The cast is safe, because a subset of the entries of `after` is a Partial<Body>.
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !sameValue(value, known.get(name)))) as Partial<Body>;
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(
      Object.entries(part)
        .filter(([, inner]) => inner !== undefined && inner !== null)
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    );
  });
}
