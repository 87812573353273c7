import type { CrmActionDto } from '@sestante/api-client/types';

export type CalendarAnswer = 'yes' | 'no';
// Somebody's habit, in this browser.
const KEY = 'sestante-calendario';

let asked: CrmActionDto | null = null;
const watchers = new Set<() => void>();

/** After something was planned: whether it goes on the calendar too. The one dialog stands in the shell. */
export const calendarQuestion = {
  ask: (action: CrmActionDto) => set(action),
  close: () => set(null),
  asked: () => asked,
  watch: (onChange: () => void) => {
    watchers.add(onChange);
    return () => watchers.delete(onChange);
  },
};

/** What was answered with "non chiedere più"; null while it is still asked. */
export function standingAnswer(): CalendarAnswer | null {
  const answer = localStorage.getItem(KEY);
  return answer === 'yes' || answer === 'no' ? answer : null;
}

export function setStandingAnswer(answer: CalendarAnswer | null): void {
  if (answer === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, answer);
}

function set(next: CrmActionDto | null): void {
  asked = next;
  for (const watcher of watchers) watcher();
}
