import type { CrmActionDto } from '@sestante/api-client/types';

export type CalendarAnswer = 'yes' | 'no';
// Stored per browser.
const KEY = 'sestante-calendario';

let asked: CrmActionDto | null = null;
const watchers = new Set<() => void>();

/** Asks, after an action was planned, whether to add it to the calendar. The shell renders the single dialog. */
export const calendarQuestion = {
  ask: (action: CrmActionDto) => set(action),
  close: () => set(null),
  asked: () => asked,
  watch: (onChange: () => void) => {
    watchers.add(onChange);
    return () => watchers.delete(onChange);
  },
};

/** Returns the answer given with "non chiedere più", or null when the question is still asked. */
export function savedAnswer(): CalendarAnswer | null {
  const answer = localStorage.getItem(KEY);
  return answer === 'yes' || answer === 'no' ? answer : null;
}

export function saveAnswer(answer: CalendarAnswer | null): void {
  if (answer === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, answer);
}

function set(next: CrmActionDto | null): void {
  asked = next;
  for (const watcher of watchers) watcher();
}
