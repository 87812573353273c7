import type { Operation } from './document.js';
import type { Caller } from './isolation-people.js';
import { RELATIONS, type Relation } from './isolation-targets.js';
import { idsOf } from './request-ids.js';

/** Place of a request and the relation of its target to the caller. */
export type Question = [place: string | undefined, relation: Relation];

/**
 * Whether one cell stands for all of the caller's, because the request is refused before any id in it is read. Operations take
 * turns with places and relations; `npm run soak` runs all cells.
 */
export const isSampled = ({ method, permissions }: Operation, { signedIn, readOnly }: Caller): boolean =>
  process.env.SESTANTE_SOAK !== '1' && permissions !== 'public' && (!signedIn || (readOnly === true && method !== 'GET'));

/** Every combination of place and relation; operations without an id in the path also run without a target. */
export function questionsOf(operation: Operation, caller: Caller): Question[] {
  const places = idsOf(operation);
  // Malformed ids are refused independently of the caller, so one caller is enough.
  const relations = RELATIONS.filter((relation) => relation !== 'malformed' || caller.name === 'admin');
  return [
    ...(places.some((place) => place.startsWith('path')) ? [] : [[undefined, 'own'] satisfies Question]),
    ...places.flatMap((place) => relations.map((relation): Question => [place, relation])),
  ];
}
