import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss, type JobResult } from 'pg-boss';
import { Config } from '../config.js';
import { Log } from '../log.js';

export const JOBS_SCHEMA = 'pgboss';

/**
 * Event payloads by name. Each feature adds its own beside the handler, with
 * `declare module '../core/jobs/jobs.js' { interface EventPayload { 'records-trashed': {…} } }`.
 */
// eslint-disable-next-line typescript/no-empty-interface
export interface EventPayload {}
export type EventName = keyof EventPayload;
type Handler<Name extends EventName> = (payload: EventPayload[Name]) => Promise<void>;
type Execute = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

/** Seconds that a job may wait: longer than the longest delay in use (30 days in the trash). */
const KEPT_SECONDS = 90 * 24 * 3600;
/** Tries of a job, spread over about a day. */
export const TRIES = 13;
/** Tries of a job that a user waits for, spread over about ten minutes. */
export const LONG_TRIES = 8;
/** Options of every queue: a job whose worker died is resumed within half a minute, a failing one is retried for a day. */
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

/** Returns the queue to which pg-boss moves jobs that have used all their tries. */
const failedQueueOf = (name: EventName): string => `${name}-failed`;

/**
 * Events and jobs: rows in PostgreSQL, written in the transaction of the change and handled at least once after commit.
 * Handlers must be idempotent.
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
   * Registers the handler of an event, once for each event, when the feature is wired.
   * @param how `long`: jobs may take minutes, so two run in parallel and each is fetched alone; `afterLastTry` receives the
   * jobs that failed for good, also when the last try died with its worker
   */
  on<Name extends EventName>(name: Name, handle: Handler<Name>, how: { long?: boolean; afterLastTry?: Handler<Name> } = {}): void {
    const { long = false, afterLastTry } = how;
    this.handlers.set(name, {
      handle: handle as Handler<EventName>,
      long,
      afterLastTry: afterLastTry as Handler<EventName> | undefined,
    });
  }

  /** Runs every night, once whatever the number of workers. */
  nightly(name: string, run: () => Promise<void>): void {
    this.at('30 3 * * *', name, run);
  }

  /**
   * Runs on a cron schedule in Rome time, once whatever the number of workers. Runs at least once, so `run` must be
   * idempotent. If no worker ran at scheduled times, the last of them is made up for at the next start, so `run` checks the
   * clock itself.
   */
  at(cron: string, name: string, run: () => Promise<void>): void {
    this.scheduled.set(name, { cron, run });
  }

  /**
   * Enqueues over `execute`, the connection of the caller's transaction.
   * @param options `group`: a process runs one long job of a group at a time
   */
  async send<Name extends EventName>(
    name: Name,
    payload: EventPayload[Name],
    options: { startAfter?: Date; group: { id: string } },
    execute: Execute,
  ): Promise<void> {
    await this.sender().send(name, payload as object, { ...options, db: { executeSql: execute } });
  }

  /** Opens the queue and, unless disabled for this process, starts to work. Call it once the database is migrated. */
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

  /** Creates a queue or updates the options of an existing one. */
  private async makeQueue(boss: PgBoss, name: EventName, long: boolean, reportsFailure: boolean): Promise<void> {
    const { policy, ...changeable } = { ...QUEUE, ...(long ? { retryLimit: LONG_TRIES - 1 } : {}) };
    if (reportsFailure) await boss.createQueue(failedQueueOf(name), QUEUE);
    await boss.createQueue(name, { policy, ...changeable });
    await boss.updateQueue(name, { ...changeable, ...(reportsFailure ? { deadLetter: failedQueueOf(name) } : {}) });
  }

  private async work(boss: PgBoss, queue: string, handle: Handler<EventName>, long: boolean): Promise<void> {
    // Handled separately, so that a failing job does not hold up the others of its batch.
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
