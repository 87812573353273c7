const rome = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });

/** The calendar day in Rome, `YYYY-MM-DD`. Never ask the database: its zone is not the agency's. */
export const today = (now = new Date()): string => rome.format(now);
