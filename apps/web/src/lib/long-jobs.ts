import type { LinkProps } from '@tanstack/react-router';
import { create } from 'zustand';

/** Background job of the API, whose progress is shown on every page until it ends. */
export interface FollowedJob {
  id: string;
  /** Singular and plural of the records it processes, for example "cliente", "clienti". */
  noun: [one: string, many: string];
  /** Text while it runs, for example "Assegno a Marco De Santis". */
  running: string;
  /** Text after the number of records when it is done, singular and plural: "assegnati a Marco De Santis". */
  done: [one: string, many: string];
  /** Text when it is done and no record was changed. */
  none?: string;
  /** Text after the number of refused records, singular and plural; by default "non cambiato", "non cambiati". */
  refused?: [one: string, many: string];
  /** Link to a page with details, shown in place of the list of refused records. */
  details?: { label: string; link: LinkProps };
}

// Stored in sessionStorage: per tab, and kept over reloads.
const KEY = 'sestante-attivita';

/** Jobs that are followed in this tab. */
export const useFollowedJobs = create(remembered);

useFollowedJobs.subscribe((jobs) => {
  if (jobs.length === 0) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(jobs));
});

export function followJob(job: FollowedJob): void {
  useFollowedJobs.setState((jobs) => [...jobs.filter(({ id }) => id !== job.id), job], true);
}

export function forgetJob(id: string): void {
  useFollowedJobs.setState((jobs) => jobs.filter((job) => job.id !== id), true);
}

function remembered(): readonly FollowedJob[] {
  const text = sessionStorage.getItem(KEY);
  return text === null ? [] : JSON.parse(text);
}
