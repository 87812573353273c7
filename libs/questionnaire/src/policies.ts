import catalogue from './standard/policies.v1.json' with { type: 'json' };
import type { Choice } from './template.js';

/** Kind of cover; `sumInsured` says what its insured sum means, and is absent where it has none. */
export interface CoverageClass extends Choice {
  sumInsured?: string;
}

export const COVERAGE_CLASSES: readonly CoverageClass[] = catalogue.coverageClasses;
export const EXCLUSIONS: readonly Choice[] = catalogue.exclusions;
/** Relations of a member of the household, as in the registry. */
export const RELATIONS: readonly string[] = ['spouse', 'partner', 'child', 'parent', 'sibling', 'other'];
