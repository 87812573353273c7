import type { ValueTransformer } from 'typeorm';

/** PostgreSQL gives exact numbers as texts; two decimals below a hundred fit into a number without loss. */
export const percent: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null): number | null => (value === null ? null : Number(value)),
};
