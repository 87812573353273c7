import { overloaded, Problem } from './errors.js';

/** Owner of a piece of work. Each agency has a share, and where configured each person within it. */
export interface Asker {
  agency: string;
  person: string;
}

/** Client connection of a waiting request, such as a Node response. */
export interface Connection {
  destroyed: boolean;
  once(event: 'close', listener: () => void): unknown;
  off(event: 'close', listener: () => void): unknown;
}

export interface QueueLimits {
  /** Maximum pieces of work in this process. */
  atOnce: number;
  /** Maximum pieces of work of one agency. */
  share: number;
  /** Maximum pieces of work of one person. */
  each?: number;
  /** Maximum waiting entries of one agency. */
  waiting: number;
  /** Maximum wait in milliseconds while the agency's line keeps becoming empty. */
  patience: number;
  /** Maximum wait in milliseconds once the line has not been empty for as long as `patience`; longer waits would only delay the rest. */
  standing: number;
}

/** Ends the work and passes its place to the next in line. */
export type Leave = () => void;

interface Waiter {
  person: string;
  begin(): void;
}

interface Line {
  atWork: number;
  waiting: Set<Waiter>;
  /** Time at which the line was last empty. */
  lastEmpty: number;
}

/**
 * Fair queueing between agencies: each has a share of this process and a line of its own, and the lines are served in turn.
 * Bursts wait; a line that does not become empty is limited by time, as in CoDel, so that accepted work is still answered
 * soon.
 */
export class FairQueue {
  private readonly lines = new Map<string, Line>();
  /** Lines with waiting entries, the next to be served first. */
  private readonly turns = new Map<string, Line>();
  private readonly persons = new Map<string, number>();
  private atWork = 0;

  constructor(private readonly limits: QueueLimits) {}

  /**
   * Waits for a place; work of a caller who disconnects meanwhile is never begun.
   * @throws 503 when too many entries of the agency wait, or for too long
   */
  async enter(asker: Asker, connection?: Connection): Promise<Leave> {
    if (connection?.destroyed) throw abandoned();
    const line = this.lineOf(asker.agency);
    if (line.waiting.size > 0 || !this.isFree(line, asker.person)) await this.wait(line, asker, connection);
    else this.begin(line, asker.person);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.end(line, asker);
    };
  }

  private async wait(line: Line, { agency, person }: Asker, connection: Connection | undefined): Promise<void> {
    const { waiting, patience, standing } = this.limits;
    if (line.waiting.size >= waiting) throw overloaded();
    const now = performance.now();
    if (line.waiting.size === 0) line.lastEmpty = now;
    await new Promise<void>((resolve, reject) => {
      const settle = () => {
        clearTimeout(late);
        connection?.off('close', gone);
        line.waiting.delete(waiter);
        if (line.waiting.size === 0) this.turns.delete(agency);
      };
      const refuse = (problem: Problem) => {
        settle();
        this.forgetIdle(agency, line);
        reject(problem);
      };
      const gone = () => refuse(abandoned());
      const late = setTimeout(() => refuse(overloaded()), now - line.lastEmpty > patience ? standing : patience);
      const waiter: Waiter = {
        person,
        begin: () => {
          settle();
          this.begin(line, person);
          resolve();
        },
      };
      connection?.once('close', gone);
      line.waiting.add(waiter);
      if (!this.turns.has(agency)) this.turns.set(agency, line);
      // A place may be free even so: the entries ahead may all be limited by their person's share.
      this.serve();
    });
  }

  private isFree(line: Line, person: string): boolean {
    const { atOnce, share, each = share } = this.limits;
    return this.atWork < atOnce && line.atWork < share && (this.persons.get(person) ?? 0) < each;
  }

  private begin(line: Line, person: string): void {
    this.atWork += 1;
    line.atWork += 1;
    this.persons.set(person, (this.persons.get(person) ?? 0) + 1);
  }

  private end(line: Line, { agency, person }: Asker): void {
    this.atWork -= 1;
    line.atWork -= 1;
    const left = (this.persons.get(person) ?? 1) - 1;
    if (left > 0) this.persons.set(person, left);
    else this.persons.delete(person);
    this.serve();
    this.forgetIdle(agency, line);
  }

  /** Serves one entry of each line in turn while there are places. A served line moves to the end and is visited again. */
  private serve(): void {
    for (const [agency, line] of this.turns) {
      if (this.atWork >= this.limits.atOnce) return;
      const next = this.nextOf(line);
      if (!next) continue;
      next.begin();
      if (this.turns.delete(agency)) this.turns.set(agency, line);
    }
  }

  private nextOf(line: Line): Waiter | undefined {
    for (const waiter of line.waiting) if (this.isFree(line, waiter.person)) return waiter;
    return undefined;
  }

  private lineOf(agency: string): Line {
    const known = this.lines.get(agency);
    if (known) return known;
    const line = { atWork: 0, waiting: new Set<Waiter>(), lastEmpty: performance.now() };
    this.lines.set(agency, line);
    return line;
  }

  private forgetIdle(agency: string, line: Line): void {
    if (line.atWork === 0 && line.waiting.size === 0 && this.lines.get(agency) === line) this.lines.delete(agency);
  }
}

/** Recorded in the log only, under the status that proxies use for a client that disconnected. */
const abandoned = () => new Problem(499, 'abandoned', 'The caller has disconnected.');
