const STEP = 15;
const LAST = 24 * 60 - STEP;

/** Converts a time to minutes from midnight, "09:30" → 570. */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** Converts minutes from midnight to a time, 570 → "09:30", rounded to a quarter of an hour and limited to the day. */
export function timeAt(minutes: number): string {
  const rounded = Math.max(0, Math.min(LAST, Math.round(minutes / STEP) * STEP));
  return `${String(Math.floor(rounded / 60)).padStart(2, '0')}:${String(rounded % 60).padStart(2, '0')}`;
}
