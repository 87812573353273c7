import type { Right } from '../isolation-rights.js';
import type { Caller } from '../isolation-people.js';
import type { Kind, Target } from '../isolation-targets.js';
import type { multipart } from '../sample-files.js';
import type { Person } from '../make.js';
import type { Fixtures } from '../isolation-fixtures.js';

/** What the generated suites must be told of an operation, because its schema does not say it. */
export interface Case {
  /** The line of the permission table; left out for what everybody signed in may do. */
  needs?: Right;
  /** What each id in the request stands for: `path id`, `query tagId`, `body /tagIds/0`. */
  ids?: Record<string, Kind>;
  /** A right that a place takes on top: whoever lacks it is refused, whatever stands there. */
  needsAt?: Record<string, Right>;
  /** Places where an id that the caller does not see is no mistake of the request: the work says so later, id by id. */
  visibleLater?: string[];
  /** Parameters that the operation cannot do without. */
  query?: Record<string, string>;
  /**
   * A body that is accepted; a new one for each call, where values must be unique.
   * @param at the place that an id is put into, and who calls; left out where it does not matter
   */
  body?: (next: () => number, at?: { place: string | undefined; caller: Caller }) => Record<string, unknown>;
  /** Instead of a body: a form with a file. */
  form?: (next: () => number) => ReturnType<typeof multipart>;
  /** Whether the caller may point at what they see; where not, the answer is 403. */
  mayPointAt?: Record<string, (caller: Caller, target: Target) => boolean>;
  /** Puts in place, just before a call, what the caller has to have. */
  before?: (fixtures: Fixtures, person: Person) => Promise<void>;
  /** Takes no token but credentials: whom it stands for, and what is sent. */
  credentials?: (
    fixtures: Fixtures,
  ) => Promise<{ body?: Record<string, unknown>; headers?: Record<string, string>; path?: Record<string, string> }>;
}
