import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Load profile: connections that each send their next request after an answer, optionally with a pause. */
export interface Crowd {
  url: string;
  /** Paths requested in turn. */
  paths: string[];
  tokens: string[];
  connections: number;
  seconds: number;
  /** Time before the measurement, in which requests are not counted. */
  warmUpSeconds?: number;
  pauseMs?: number;
  /** Whether answers are streams without a length. */
  stream?: boolean;
}

/** Results of the crowd's requests. */
export interface CrowdAnswers {
  all: number;
  /** Number of 2xx answers. */
  good: number;
  goodPerSecond: number;
  /** Share of all requests answered with 2xx within a second, and (`answeredWithinSecond`) with 2xx, 429 or 503 within a second. */
  goodWithinSecond: number;
  answeredWithinSecond: number;
  /** Percentiles of the duration of 2xx answers, in milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  statuses: Record<number, number>;
}

/** Runs a crowd of clients in a separate thread and returns its results. */
export async function crowd(asking: Crowd): Promise<CrowdAnswers> {
  const worker = new Worker(new URL('crowd.mjs', import.meta.url), {
    workerData: { warmUpSeconds: 0, pauseMs: 0, stream: false, ...asking },
    execArgv: [],
  });
  const [{ statuses, times }] = (await once(worker, 'message')) as [{ statuses: number[]; times: number[] }];
  const good = times.filter((_, n) => isGood(statuses[n])).toSorted((x, y) => x - y);
  const share = (told: (status: number | undefined) => boolean) =>
    Math.round((times.filter((ms, n) => ms <= 1_000 && told(statuses[n])).length / Math.max(1, times.length)) * 1_000) / 1_000;
  const at = (part: number) => Math.round(good[Math.min(good.length - 1, Math.floor(good.length * part))] ?? Number.NaN);
  const counted: Record<number, number> = {};
  for (const status of statuses) counted[status] = (counted[status] ?? 0) + 1;
  return {
    all: times.length,
    good: good.length,
    goodPerSecond: Math.round(good.length / asking.seconds),
    goodWithinSecond: share(isGood),
    answeredWithinSecond: share((status) => isGood(status) || status === 429 || status === 503),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    statuses: counted,
  };
}

const isGood = (status: number | undefined) => status !== undefined && status >= 200 && status < 300;
