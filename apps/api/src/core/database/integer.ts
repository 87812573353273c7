import { raw, type Sql } from 'sql-template-tag';

/** Writes an integer into the statement itself: PostgreSQL can plan for a LIMIT only when it knows the number. */
export const integer = (value: number): Sql => raw(String(Math.trunc(value)));
