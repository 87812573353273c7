import type { ValueTransformer } from 'typeorm';

/** PostgreSQL returns exact numbers as texts; two decimals up to 100 fit into a JavaScript number without loss. */
export const percent: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null): number | null => (value === null ? null : Number(value)),
};
