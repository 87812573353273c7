const REFUSALS = { unique: '23505', 'foreign key': '23503' } as const;

/** Whether the database refused a write because of this constraint: the last judge when two writers race. */
export function violates(error: unknown, constraint: string, kind: keyof typeof REFUSALS = 'unique'): boolean {
  const refused = error as { code?: unknown; constraint?: unknown; driverError?: { code?: unknown; constraint?: unknown } } | null;
  const from = refused?.driverError ?? refused;
  return from?.code === REFUSALS[kind] && from.constraint === constraint;
}
