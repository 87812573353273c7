/** Two values of the API are the same whatever the order of their keys, and an empty part is as good as none. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** Of a whole form, only what differs from what it was. */
export function changesOf<Body extends object>(before: Body, after: Body): Partial<Body> {
  const known = new Map<string, unknown>(Object.entries(before));
  // What is left out of a body leaves a part of it.
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
