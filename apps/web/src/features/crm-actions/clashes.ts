interface Timed {
  plannedTime: string | null;
  durationMinutes: number | null;
}

const HALF_AN_HOUR = 30;

/** Returns the actions that overlap a period; all-day actions never overlap. */
export function clashes<One extends Timed>(others: One[], from: string, until: string): One[] {
  return others.filter(
    ({ plannedTime, durationMinutes }) =>
      plannedTime !== null && plannedTime < until && addMinutes(plannedTime, durationMinutes ?? HALF_AN_HOUR) > from,
  );
}

/** Adds minutes to a time, "17:30" and 45 → "18:15", limited to midnight. */
export function addMinutes(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = Math.min(24 * 60, hour * 60 + minute + minutes);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
