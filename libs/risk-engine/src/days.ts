/** Whole days from one day to another, both `YYYY-MM-DD`; negative when the second one comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
