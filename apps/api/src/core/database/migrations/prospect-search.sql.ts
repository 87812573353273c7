import { CLIENT_SEARCH } from './client-search.sql.js';

/** The search functions of 0002 that read a filter, with what narrows and sorts prospects: stage, loss, source, value. */
export const PROSPECT_SEARCH = CLIENT_SEARCH.filter((statement) => statement.includes('p_filter jsonb')).map((statement) =>
  replaced(statement.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'), [
    ['since timestamptz;', 'since timestamptz; stages uuid[]; is_lost boolean; sources text[];'],
    ['f."updatedSince" INTO', 'f."updatedSince", f.stages, f.lost, f.sources INTO'],
    ['creators, tagged, since\n', 'creators, tagged, since, stages, is_lost, sources\n'],
    ['"updatedSince" timestamptz)', '"updatedSince" timestamptz, stages uuid[], lost boolean, sources text[])'],
    ...(statement.includes('kept text;')
      ? ([
          [
            `|| CASE WHEN tagged IS NULL`,
            `|| CASE WHEN stages IS NULL THEN '' ELSE format(' AND c.pipeline_stage_id = ANY (%L)', stages) END
      || CASE WHEN is_lost IS NULL THEN '' ELSE format(' AND (c.lost_at IS NOT NULL) = %L', is_lost) END
      || CASE WHEN sources IS NULL THEN '' ELSE format(' AND c.source = ANY (%L)', sources) END
      || CASE WHEN tagged IS NULL`,
          ],
        ] as const)
      : ([
          [
            'AND (since IS NULL OR c.updated_at >= since)',
            `AND (since IS NULL OR c.updated_at >= since)
          AND (stages IS NULL OR c.pipeline_stage_id = ANY (stages))
          AND (is_lost IS NULL OR (c.lost_at IS NOT NULL) = is_lost)
          AND (sources IS NULL OR c.source = ANY (sources))`,
          ],
        ] as const)),
    ...(statement.includes(`CASE p_sort`)
      ? ([
          [
            `CASE p_sort WHEN`,
            `CASE p_sort WHEN 'expectedValue' THEN coalesce(to_char(c.expected_value, 'FM000000000000.00'), '') COLLATE "C"
          WHEN 'stageSince' THEN to_char(c.stage_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') COLLATE "C" WHEN`,
          ],
        ] as const)
      : []),
  ]),
);

/** As they were. */
export const SEARCH_WITHOUT_PROSPECTS = CLIENT_SEARCH.filter((statement) => statement.includes('p_filter jsonb')).map((statement) =>
  statement.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION'),
);

/** @throws when there is nothing to replace: the text is another than it was written for */
export function replaced(text: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`No search function says: ${from}`);
    return result.replaceAll(from, () => to);
  }, text);
}
