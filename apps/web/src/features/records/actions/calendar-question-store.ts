import type { CrmActionDto } from '@sestante/api-client/types';
import { create } from 'zustand';

export type CalendarAnswer = 'yes' | 'no';
// Stored per browser.
const KEY = 'sestante-calendario';

const useAsked = create<CrmActionDto | null>()(() => null);

/** Asks, after an action was planned, whether to add it to the calendar. The shell renders the single dialog. */
export const calendarQuestion = {
  ask: (action: CrmActionDto) => useAsked.setState(action, true),
  close: () => useAsked.setState(null, true),
  useAsked,
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
