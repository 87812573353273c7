import { caseOf, isKind } from './cases/all.js';
import type { Case } from './cases/case.js';
import { operations, typeOf, type Operation } from './document.js';
import { beyondReach, type ChangeLog } from './isolation-change-log.js';
import type { Caller } from './isolation-people.js';
import { isSampled, questionsOf } from './isolation-questions.js';
import { hasRight, reaches } from './isolation-rights.js';
import { served, targetOf, usedUp } from './isolation-target-cache.js';
import type { Relation, Target } from './isolation-targets.js';
import type { Fixtures } from './isolation-fixtures.js';
import type { Answer, Call } from './http-client.js';
import { idsOf, kindOf, putId } from './request-ids.js';

/** Results of the cells of one operation. */
export interface Findings {
  cells: number;
  positive: number;
  /** Combinations of place and relation that are only run by `npm run soak`. */
  left: number;
  leaks: string[];
  foreignWrites: string[];
  wrongAnswers: string[];
}

/** Operations without a case, and ids whose kind no file of cases makes. */
export const uncovered = (): string[] =>
  operations.flatMap((operation) => {
    const known = caseOf(operation);
    if (!known) return [operation.id];
    return idsOf(operation)
      .filter((place) => !isKind(known.ids?.[place] ?? ''))
      .map((place) => `${operation.id}: ${place}`);
  });

/** One request of one caller and its expected outcome. */
interface Cell {
  caller: Caller;
  place: string | undefined;
  relation: Relation;
  target: Target | undefined;
  call: Call;
  wanted: Expected;
}

/** Concurrency of reads, which cannot affect each other. */
const AT_A_TIME = 4;
/** Kinds of which an agency has few: creating the next one removes the previous one, so their cells run one at a time. */
const ONE_AT_A_TIME = ['stage', 'calendar token'];

/** Runs every caller against every target of the operation. */
export async function runCells(fixtures: Fixtures, changeLog: ChangeLog, operation: Operation): Promise<Findings> {
  const found: Findings = { cells: 0, positive: 0, left: 0, leaks: [], foreignWrites: [], wrongAnswers: [] };
  const known = caseOf(operation) ?? {};
  const answered: [Cell, Answer][] = [];
  const together = operation.method === 'GET' && !Object.values(known.ids ?? {}).some((kind) => ONE_AT_A_TIME.includes(kind));
  if (together) {
    const cells: Cell[] = [];
    for await (const cell of cellsOf(fixtures, operation, known, found)) cells.push(cell);
    await changeLog.takeChanges();
    for (let at = 0; at < cells.length; at += AT_A_TIME)
      answered.push(
        ...(await Promise.all(
          cells.slice(at, at + AT_A_TIME).map(async (cell) => [cell, await fixtures.http.send(cell.call)] satisfies [Cell, Answer]),
        )),
      );
    found.foreignWrites.push(
      ...(await changeLog.takeChanges()).flatMap(({ table }) => (table === 'audit_entries' ? [] : [`${table} changed by a read`])),
    );
  } else {
    for await (const cell of cellsOf(fixtures, operation, known, found))
      answered.push([cell, await sendAlone(fixtures, changeLog, cell, found)]);
  }
  for (const [cell, answer] of answered) judge(fixtures, known, cell, answer, found);
  found.wrongAnswers.push(...findDistinguishable(answered));
  return found;
}

/** Yields the cells of every caller; each is prepared only when the one before it has been sent. */
async function* cellsOf(fixtures: Fixtures, operation: Operation, known: Case, found: Findings): AsyncGenerator<Cell> {
  for (const [index, caller] of fixtures.callers.entries()) {
    const all = questionsOf(operation, caller);
    const sampled = isSampled(operation, caller);
    const start = sampled ? (operations.indexOf(operation) + index) % all.length : 0;
    for (const [at, question] of [...all.slice(start), ...all.slice(0, start)].entries()) {
      const cell = await cellFor(fixtures, operation, known, caller, ...question);
      if (cell) yield cell;
      if (cell && sampled) {
        found.left += all.length - at - 1;
        break;
      }
    }
  }
}

/** Returns no cell if there is no such target. */
async function cellFor(
  fixtures: Fixtures,
  operation: Operation,
  known: Case,
  caller: Caller,
  place: string | undefined,
  relation: Relation,
): Promise<Cell | undefined> {
  const target = place ? await targetOf(fixtures, caller, kindOf(known, place), relation) : undefined;
  if (place && !target) return undefined;
  const call = await callFor(fixtures, operation, known, caller, place, target);
  return { caller, place, relation, target, call, wanted: expected(operation, known, caller, place, target, relation) };
}

/** Sends the request of one cell and records changes outside the caller's rights. */
async function sendAlone(fixtures: Fixtures, changeLog: ChangeLog, cell: Cell, found: Findings): Promise<Answer> {
  const { caller, place, relation, call, wanted } = cell;
  const known = caseOf(call.operation) ?? {};
  // Discards changes made while preparing the cell.
  await changeLog.takeChanges();
  const answer = await fixtures.http.send(call);
  const changes = await changeLog.takeChanges();
  if (call.operation.method !== 'GET' && answer.status < 300) {
    if (place) usedUp(caller, kindOf(known, place), relation);
    for (const slot of idsOf(call.operation).filter((id) => id.startsWith('path'))) served(caller, kindOf(known, slot));
  }
  const foreign =
    wanted.status === '2xx' && call.operation.method !== 'GET'
      ? await beyondReach(changes, changeLog, readerOf(fixtures, known, caller) ?? caller)
      : changes.map(({ table }) => `${table} changed with ${answer.status}`);
  found.foreignWrites.push(...foreign.map((row) => `${whereOf(cell)}: ${row}`));
  return answer;
}

function judge(fixtures: Fixtures, known: Case, cell: Cell, answer: Answer, found: Findings): void {
  const { caller, place, target, call, wanted } = cell;
  const where = whereOf(cell);
  found.cells += 1;
  if (wanted.status === '2xx') found.positive += 1;
  const leaks = fixtures.markers.leaks(answer, readerOf(fixtures, known, caller), JSON.stringify(call).toLowerCase());
  found.leaks.push(...leaks.map((leak) => `${where}: ${leak}`));
  if (target && !target.seen && answer.status < 300 && place?.startsWith('path'))
    found.leaks.push(`${where}: answered with ${answer.status}`);
  if (!matches(wanted, answer))
    found.wrongAnswers.push(
      `${where}: ${answer.status} instead of ${wanted.status}${wanted.pointer ? ` at ${wanted.pointer}` : ''} ${answer.text.slice(0, 300)}`,
    );
}

/** Groups of answers by which a caller could distinguish one hidden target from another. */
function findDistinguishable(answered: [Cell, Answer][]): string[] {
  const byPlace = Map.groupBy(
    answered.filter(([{ place, wanted }]) => place && wanted.alike),
    ([{ caller, place }]) => `${caller.name}, ${place}`,
  );
  return [...byPlace].flatMap(([where, cells]) => {
    const alike = Map.groupBy(cells, ([, answer]) => withoutTrace(answer));
    if (alike.size < 2) return [];
    const answers = [...alike].map(([text, of]) => `${of.map(([{ relation }]) => relation).join(', ')}: ${text.slice(0, 200)}`);
    return [`${where}: told apart ${answers.join(' | ')}`];
  });
}

const whereOf = ({ caller, place, relation }: Cell): string => `${caller.name}, ${place ?? 'no id'} ${place ? relation : ''}`;
/** User whose visibility the answer must respect: where credentials are sent, their owner. */
const readerOf = (fixtures: Fixtures, known: Case, caller: Caller): Caller | undefined =>
  known.credentials ? fixtures.signer : caller.signedIn ? caller : undefined;

interface Expected {
  status: '2xx' | number;
  pointer?: string;
  /** Whether the answer must be indistinguishable from those for the other targets of its kind. */
  alike: boolean;
}

function expected(
  operation: Operation,
  known: Case,
  caller: Caller,
  place: string | undefined,
  target: Target | undefined,
  relation: Relation,
): Expected {
  if (operation.permissions === 'public') return { status: '2xx', alike: false };
  if (!caller.signedIn) return { status: 401, alike: true };
  if (caller.readOnly && operation.method !== 'GET') return { status: 403, alike: true };
  if (!hasRight(caller, known.needs) || (place && relation !== 'malformed' && !hasRight(caller, known.needsAt?.[place])))
    return { status: 403, alike: true };
  if (!place || !target) return { status: '2xx', alike: false };
  if (place.startsWith('query')) return relation === 'malformed' ? { status: 400, alike: false } : { status: '2xx', alike: !target.seen };
  if (!target.seen && relation !== 'malformed' && known.visibleLater?.includes(place)) return { status: '2xx', alike: false };
  if (!target.seen) {
    if (place.startsWith('path')) return { status: 404, alike: true };
    return relation === 'malformed' ? { status: 422, alike: false } : { status: 422, pointer: place.replace('body ', ''), alike: true };
  }
  const may = place.startsWith('path') ? reaches(caller, known.needs, target) : (known.mayPointAt?.[place]?.(caller, target) ?? true);
  return { status: may ? '2xx' : 403, alike: false };
}

function matches({ status, pointer }: Expected, answer: Answer): boolean {
  if (status === '2xx') return answer.status >= 200 && answer.status < 300;
  const errors = (answer.json?.errors ?? []) as { pointer: string; code: string }[];
  return answer.status === status && (!pointer || errors.some((error) => error.pointer === pointer && error.code === 'not-found'));
}

/** Request of a cell: the target in its place and the caller's own records in the rest of the path. */
async function callFor(
  fixtures: Fixtures,
  operation: Operation,
  known: Case,
  caller: Caller,
  place: string | undefined,
  target: Target | undefined,
): Promise<Call> {
  const call: Call = {
    operation,
    path: {},
    query: { ...known.query, ...(operation.id.startsWith('list') && has(operation, 'limit') ? { limit: '200' } : {}) },
    token: caller.token,
  };
  if (known.credentials) return { ...call, ...(await known.credentials(fixtures)) };
  await known.before?.(fixtures, caller.person);
  if (known.form) Object.assign(call, known.form(fixtures.markers.next));
  if (operation.body) call.body = known.body?.(fixtures.markers.next, { place, caller }) ?? {};
  for (const slot of idsOf(operation).filter((id) => id.startsWith('path') && id !== place)) {
    // A record cannot reference itself, so another one is used in the path.
    if (place && kindOf(known, slot) === kindOf(known, place)) usedUp(caller, kindOf(known, slot), 'own');
    const own = await targetOf(fixtures, caller, kindOf(known, slot), 'own');
    putId(call, slot, own?.id ?? '');
    for (const [other, id] of Object.entries(own?.beside ?? {}))
      if (other !== place && idsOf(operation).includes(other)) putId(call, other, id);
  }
  if (place && target) putId(call, place, target.id);
  for (const [slot, id] of Object.entries(target?.beside ?? {}))
    if (slot !== place && idsOf(operation).includes(slot)) putId(call, slot, id);
  return call;
}

const has = (operation: Operation, parameter: string): boolean =>
  operation.parameters.some(({ name, schema }) => name === parameter && typeOf(schema) === 'integer');

/** Comparable part of an answer: everything except the trace id and the address of the request. */
function withoutTrace({ status, headers, json, text }: Answer): string {
  const { traceId: _trace, instance: _instance, ...body } = json ?? {};
  const names = Object.keys(headers).filter((name) => name !== 'content-length');
  return JSON.stringify([status, headers['content-type'], names.toSorted(), json ? body : text]);
}
