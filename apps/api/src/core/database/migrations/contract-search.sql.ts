import { ACTION_SEARCH } from './action-search.sql.js';
import { replaced } from './prospect-search.sql.js';

/** The search functions that read a filter, as the migrations before have left them. */
export const SEARCH_WITHOUT_CONTRACTS = ACTION_SEARCH.filter((statement) => statement.includes('p_filter jsonb'));

const IN_FORCE = `k.deleted_at IS NULL AND k.status IN ('active', 'suspended')`;
const OF_CLIENT = `EXISTS (SELECT FROM contracts k WHERE k.agency_id = c.agency_id AND k.client_id = c.id AND ${IN_FORCE} AND k.ends_on BETWEEN`;

/** The same, with whose contracts end within some days. */
export const CONTRACT_SEARCH = SEARCH_WITHOUT_CONTRACTS.map((statement) =>
  replaced(statement, [
    ['sources text[]; actionless boolean;', 'sources text[]; actionless boolean; ends_from date; ends_to date;'],
    ['f.actionless INTO', 'f.actionless, f."contractsEndFrom", f."contractsEndTo" INTO'],
    ['sources, actionless\n', 'sources, actionless, ends_from, ends_to\n'],
    ['actionless boolean)', 'actionless boolean, "contractsEndFrom" date, "contractsEndTo" date)'],
    statement.includes('kept text;')
      ? [
          `|| CASE WHEN actionless IS NULL`,
          `|| CASE WHEN ends_to IS NULL THEN '' ELSE format($sql$ AND ${OF_CLIENT} %L AND %L)$sql$, ends_from, ends_to) END
      || CASE WHEN actionless IS NULL`,
        ]
      : [
          'AND (actionless IS NULL OR',
          `AND (ends_to IS NULL OR ${OF_CLIENT} ends_from AND ends_to))
          AND (actionless IS NULL OR`,
        ],
  ]),
);
