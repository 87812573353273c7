import type { LinkProps } from '@tanstack/react-router';

/** Work that goes on in the API after its answer, followed until its end wherever the reader goes. */
export interface FollowedJob {
  id: string;
  /** What it is about: "cliente", "clienti". */
  noun: [one: string, many: string];
  /** While it goes on: "Assegno a Marco De Santis". */
  running: string;
  /** When it is done, after the number: "assegnati a Marco De Santis". */
  done: [one: string, many: string];
  /** When it is done and nothing came of it. */
  none?: string;
  /** The page that tells more of it, in place of the list of what was refused. */
  details?: { label: string; link: LinkProps };
}

// Of this tab and over its reloads.
const KEY = 'sestante-attivita';

let jobs: readonly FollowedJob[] = remembered();
const watchers = new Set<() => void>();

export function followJob(job: FollowedJob): void {
  publish([...jobs.filter(({ id }) => id !== job.id), job]);
}

export function forgetJob(id: string): void {
  publish(jobs.filter((job) => job.id !== id));
}

export function followedJobs(): readonly FollowedJob[] {
  return jobs;
}

export function watchJobs(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

function publish(next: readonly FollowedJob[]): void {
  jobs = next;
  if (next.length === 0) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(next));
  for (const watcher of watchers) watcher();
}

function remembered(): readonly FollowedJob[] {
  const text = sessionStorage.getItem(KEY);
  return text === null ? [] : JSON.parse(text);
}
