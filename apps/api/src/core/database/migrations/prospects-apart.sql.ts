import { PROSPECT_SEARCH, replaced } from './prospect-search.sql.js';

type Pairs = readonly (readonly [from: string, to: string])[];

/** Another function in the words of one that there is. */
function like(name: string, newName: string, pairs: Pairs): string {
  const found = PROSPECT_SEARCH.find((statement) => statement.includes(`FUNCTION ${name}(`)) ?? '';
  return replaced(found, [[`CREATE OR REPLACE FUNCTION ${name}`, `CREATE FUNCTION ${newName}`], ...pairs]);
}

/** An index that holds prospects alone serves only who asks for nothing else, and says so before values are known. */
const PROSPECTS_ALONE: Pairs = [
  ['c.status = ANY (statuses)', `c.status = 'prospect'`],
  ['c.status = t.status', `c.status = 'prospect'`],
];
/** The ids of all that match, as they come. */
const IDS: Pairs = [
  ['TABLE (type text, status text, total bigint) ROWS 6', 'TABLE (id uuid) ROWS 1000'],
  ['SELECT h.type, h.status, count(*) FROM', 'SELECT h.id FROM'],
  ['h GROUP BY 1, 2', 'h'],
];

/** Search among prospects alone, who are few among many, and all that match without an order. */
export const PROSPECTS_APART = [
  like('client_search', 'prospect_search', PROSPECTS_ALONE),
  like('client_search_counts', 'prospect_search_counts', PROSPECTS_ALONE),
  like('client_search_counts', 'client_matches', IDS),
  like('client_search_counts', 'prospect_matches', [...IDS, ...PROSPECTS_ALONE]),
];

export const DROP_PROSPECTS_APART = [
  ...['prospect_matches', 'client_matches', 'prospect_search_counts'].map((name) => `${name}(text[], text[], text, jsonb, integer)`),
  'prospect_search(text[], text[], text, jsonb, text, boolean, integer, text, uuid, integer)',
].map((signature) => `DROP FUNCTION ${signature}`);
