/** Password of all users in the measured database. */
export const PASSWORD = 'bench-2026-sestante';
