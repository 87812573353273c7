import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss, type JobResult } from 'pg-boss';
import { Config } from '../config.js';
import { Log } from '../log.js';

export const JOBS_SCHEMA = 'pgboss';

/**
 * Events and their payloads, by name: each feature adds its own beside the handler, with
 * `declare module '../core/jobs/jobs.js' { interface EventPayload { 'client-trashed': {…} } }`.
 */
// eslint-disable-next-line typescript/no-empty-interface
export interface EventPayload {}
export type EventName = keyof EventPayload;
type Handler<Name extends EventName> = (payload: EventPayload[Name]) => Promise<void>;
type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** How long a job may wait for its moment: longer than the longest delay that we use (the trash's 30 days). */
const KEPT_SECONDS = 90 * 24 * 3600;
/** How often a job is tried, over about a day. */
export const TRIES = 13;
/** The same of work that somebody waits for: over about ten minutes. */
export const LONG_TRIES = 8;
/** What every queue gets: a job whose worker died is taken up again within half a minute, one that fails is tried for a day. */
const QUEUE = {
  policy: 'standard',
  retryLimit: TRIES - 1,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 14_400,
  heartbeatSeconds: 10,
  retentionSeconds: KEPT_SECONDS,
  deleteAfterSeconds: 7 * 24 * 3600,
} as const;

interface HandledEvent {
  handle: Handler<EventName>;
  long: boolean;
  afterLastTry: Handler<EventName> | undefined;
}

/** Where pg-boss puts jobs that have used all their tries. */
const failedQueueOf = (name: EventName): string => `${name}-failed`;

/**
 * Events and jobs are one thing: a row in PostgreSQL, written in the transaction of the change, handled after commit
 * at least once. Handlers are idempotent.
 */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly handlers = new Map<EventName, HandledEvent>();
  private readonly scheduled = new Map<string, { cron: string; run: () => Promise<void> }>();
  private boss: PgBoss | undefined;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /**
   * Declares who handles an event; once for each, when the feature is wired.
   * @param how `long`: it may take minutes, so two go on side by side and none waits behind another that was fetched with it;
   * `afterLastTry` is handed what could not be handled, also when the last try died with its worker
   */
  on<Name extends EventName>(name: Name, handle: Handler<Name>, how: { long?: boolean; afterLastTry?: Handler<Name> } = {}): void {
    const { long = false, afterLastTry } = how;
    this.handlers.set(name, {
      handle: handle as Handler<EventName>,
      long,
      afterLastTry: afterLastTry as Handler<EventName> | undefined,
    });
  }

  /** Runs every night, once however many workers there are. */
  nightly(name: string, run: () => Promise<void>): void {
    this.at('30 3 * * *', name, run);
  }

  /**
   * Runs whenever clocks in Rome show that, once however many workers there are; at least once, so what it does is idempotent.
   * Of the times that passed while no worker ran, the last is made up for at the next start: `run` looks at the clock itself.
   */
  at(cron: string, name: string, run: () => Promise<void>): void {
    this.scheduled.set(name, { cron, run });
  }

  /**
   * Enqueues over `execute`, the connection of the caller's transaction.
   * @param options `group`: of long work with the same one, a process does one piece at a time
   */
  async send<Name extends EventName>(
    name: Name,
    payload: EventPayload[Name],
    options: { startAfter?: Date; group: { id: string } },
    execute: Execute,
  ): Promise<void> {
    await this.sender().send(name, payload as object, { ...options, db: { executeSql: execute } });
  }

  /** Opens the queue and, unless this process is told not to, starts to work. Call it once the database is migrated. */
  async start(): Promise<void> {
    const boss = this.sender();
    await boss.start();
    for (const name of this.scheduled.keys()) await boss.createQueue(name, QUEUE);
    for (const [name, { long, afterLastTry }] of this.handlers) await this.makeQueue(boss, name, long, afterLastTry !== undefined);
    if (!this.config.worker) return;
    for (const [name, { handle, long, afterLastTry }] of this.handlers) {
      await this.work(boss, name, handle, long);
      if (afterLastTry) await this.work(boss, failedQueueOf(name), afterLastTry, false);
    }
    for (const [name, { cron, run }] of this.scheduled) {
      await boss.work(name, { pollingIntervalSeconds: 15 }, run);
      await boss.schedule(name, cron, null, { tz: 'Europe/Rome', missed: 'once' });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: 10_000 });
  }

  /** A queue that is there already is brought to what it is to be now. */
  private async makeQueue(boss: PgBoss, name: EventName, long: boolean, reportsFailure: boolean): Promise<void> {
    const { policy, ...changeable } = { ...QUEUE, ...(long ? { retryLimit: LONG_TRIES - 1 } : {}) };
    if (reportsFailure) await boss.createQueue(failedQueueOf(name), QUEUE);
    await boss.createQueue(name, { policy, ...changeable });
    await boss.updateQueue(name, { ...changeable, ...(reportsFailure ? { deadLetter: failedQueueOf(name) } : {}) });
  }

  private async work(boss: PgBoss, queue: string, handle: Handler<EventName>, long: boolean): Promise<void> {
    // Each for itself: one that fails does not hold up those that were fetched with it.
    const many = long ? { batchSize: 1, localConcurrency: 2, localGroupConcurrency: 1 } : { batchSize: 10 };
    await boss.work(queue, { ...many, pollingIntervalSeconds: long ? 1 : 2, perJobResults: true }, async (jobs) => {
      const results: JobResult[] = [];
      for (const { id, data } of jobs) results.push(await this.outcome(id, () => handle(data as EventPayload[EventName])));
      return results;
    });
  }

  private async outcome(id: string, work: () => Promise<void>): Promise<JobResult> {
    try {
      await work();
      return { id, status: 'completed' };
    } catch (error) {
      const code = (error as { code?: string }).code ?? (error instanceof Error ? error.name : 'unknown');
      this.log.warn({ job: id, code }, 'A job failed and will be tried again.');
      return { id, status: 'failed', output: { code } };
    }
  }

  private sender(): PgBoss {
    if (this.boss) return this.boss;
    const boss = new PgBoss({
      connectionString: this.config.databaseUrl,
      schema: JOBS_SCHEMA,
      max: 3,
      application_name: 'sestante-jobs',
      migrate: false,
      createSchema: false,
      schedule: this.config.worker,
      supervise: this.config.worker,
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 2,
      reindex: false,
      monitorVacuum: false,
    });
    boss.on('error', (error) =>
      this.log.warn({ code: (error as { code?: string }).code, message: error.name }, 'A job connection failed.'),
    );
    this.boss = boss;
    return boss;
  }
}
