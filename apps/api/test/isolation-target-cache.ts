import { makerOf } from './cases/all.js';
import type { Fixtures } from './isolation-fixtures.js';
import type { Caller } from './isolation-people.js';
import type { Relation, Target } from './isolation-targets.js';

/** Keyed by caller, because each set of fixtures has its own callers. */
const kept = new WeakMap<Caller, Map<string, Target | undefined>>();

/** Target of the kind in this relation to the caller, reused until it is used up; undefined if there is none. */
export async function targetOf(fixtures: Fixtures, caller: Caller, kind: string, relation: Relation): Promise<Target | undefined> {
  const ofCaller = kept.get(caller) ?? new Map<string, Target | undefined>();
  kept.set(caller, ofCaller);
  const name = nameOf(kind, relation);
  // An agency has few stages, so the used one is deleted.
  if (kind === 'stage' || !ofCaller.has(name)) ofCaller.set(name, await makerOf(kind)(fixtures, caller, relation));
  return ofCaller.get(name);
}

/** Kinds that are also used up when they served elsewhere in the path. */
const ONCE = ['action', 'unused tag', 'report to plan from'];

/** Discards a target that a successful call may have changed, so that the next call gets another. */
export function usedUp(caller: Caller, kind: string, relation: Relation): void {
  kept.get(caller)?.delete(nameOf(kind, relation));
}

/** Discards a target that served elsewhere in the path, if its kind requires it. */
export function served(caller: Caller, kind: string): void {
  if (ONCE.includes(kind)) usedUp(caller, kind, 'own');
}

const nameOf = (kind: string, relation: Relation): string => `${kind} ${relation}`;
