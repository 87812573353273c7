/** Whether the database refused a write because of this unique constraint: the last judge when two writers race. */
export function violates(error: unknown, constraint: string): boolean {
  const refused = error as { code?: unknown; constraint?: unknown; driverError?: { code?: unknown; constraint?: unknown } } | null;
  const from = refused?.driverError ?? refused;
  return from?.code === '23505' && from.constraint === constraint;
}
