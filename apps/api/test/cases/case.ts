import type { Right } from '../isolation-rights.js';
import type { TestApp } from '../app.js';
import type { Markers } from '../isolation-markers.js';
import type { Caller, Tenant } from '../isolation-people.js';
import type { Target } from '../isolation-targets.js';
import type { multipart } from '../sample-files.js';
import type { Person } from '../make.js';
import type { Fixtures } from '../isolation-fixtures.js';

/** Facts about an operation that the generated suites need and the schema does not define. */
export interface Case {
  /** Required right in the permission table; omitted if every signed-in user may call it. */
  needs?: Right;
  /** Kind of record for each id in the request, one that a file of cases makes: `path id`, `query tagId`, `body /tagIds/0`. */
  ids?: Record<string, string>;
  /** Additional right that a place in the request requires; without it every value is refused. */
  needsAt?: Record<string, Right>;
  /** Places where an id that is not visible is accepted, because the job reports it later for each id. */
  visibleLater?: string[];
  /** Required query parameters. */
  query?: Record<string, string>;
  /**
   * Valid body; a new one for each call where values must be unique.
   * @param at place that an id is inserted into, and the caller; omitted where irrelevant
   */
  body?: (next: () => number, at?: { place: string | undefined; caller: Caller }) => Record<string, unknown>;
  /**
   * Additions to a body that has this field, and other ids in a request with it, where the field needs them: the id of another
   * record in the path, `path id`, or one that the schema does not require, `body /typeId`.
   */
  withField?: (field: string) => { body?: Record<string, unknown>; ids?: Record<string, string> };
  /** Text fields that are stored without the spaces around them. */
  trimmed?: string[];
  /** Whether a wrong password or code in the request is counted as a failed log-in. */
  countsFailures?: true;
  /** Multipart form with a file, instead of a body. */
  form?: (next: () => number) => ReturnType<typeof multipart>;
  /** Whether the caller may reference a visible record; otherwise the answer is 403. */
  mayPointAt?: Record<string, (caller: Caller, target: Target) => boolean>;
  /** Creates, just before a call, data that the caller needs. */
  before?: (fixtures: Fixtures, person: Person) => Promise<void>;
  /** Credentials that replace the token, for operations without one. */
  credentials?: (
    fixtures: Fixtures,
  ) => Promise<{ body?: Record<string, unknown>; headers?: Record<string, string>; path?: Record<string, string> }>;
}

/** Creates rows of the owner with a marker in each text column; a leak of a column without one would go unnoticed. */
export type InsertMarked = (test: TestApp, markers: Markers, tenant: Tenant, owner: Person) => Promise<unknown>;
