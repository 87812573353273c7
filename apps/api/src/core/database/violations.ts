const REFUSALS = { unique: '23505', 'foreign key': '23503' } as const;

interface Refusal {
  code?: unknown;
  constraint?: unknown;
}

/** Returns whether the database refused a write because of this constraint, which decides between racing writers. */
export function violates(error: unknown, constraint: string, kind: keyof typeof REFUSALS = 'unique'): boolean {
  const refusal = refusalIn(error);
  return refusal?.code === REFUSALS[kind] && refusal.constraint === constraint;
}

/** Returns whether the database refused a write because of any foreign key. */
export const isReferenceRefused = (error: unknown): boolean => refusalIn(error)?.code === REFUSALS['foreign key'];

function refusalIn(error: unknown): Refusal | null | undefined {
  const refused = error as (Refusal & { driverError?: Refusal }) | null;
  return refused?.driverError ?? refused;
}
