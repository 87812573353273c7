import type { ImportCounts, ImportDto, ListImportRowsData } from '@sestante/api-client/types';
import * as v from 'valibot';
import { integer, lenient } from '../../lib/search-schema.ts';

export const ROW_FILTERS = ['entrano', 'presenti', 'scartate', 'avvisi'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** Address parameters of an import: step, row filter and open row. */
export const importSearch = v.object({
  passo: lenient(v.literal('colonne')),
  esito: lenient(v.picklist(ROW_FILTERS)),
  riga: lenient(integer(1, Number.MAX_SAFE_INTEGER)),
});

export type ImportSearch = v.InferOutput<typeof importSearch>;

type RowsQuery = NonNullable<ListImportRowsData['query']>;

/** Filter of the rows for the API. */
export function toRowsQuery(filter: RowFilter | undefined): RowsQuery {
  switch (filter) {
    case 'entrano':
      return { outcome: ['created'] };
    case 'presenti':
      return { outcome: ['already-there'] };
    case 'scartate':
      return { outcome: ['rejected'] };
    case 'avvisi':
      return { outcome: ['created'], warned: true };
    case undefined:
      return {};
  }
}

/** Number of rows under a filter. A cancelled run has not processed every row of the file. */
export function countOf({ rows }: Pick<ImportDto, 'rows'>, counts: ImportCounts, filter: RowFilter | undefined): number {
  switch (filter) {
    case 'entrano':
      return counts.created;
    case 'presenti':
      return counts.alreadyThere;
    case 'scartate':
      return counts.rejected;
    case 'avvisi':
      return counts.warned;
    case undefined:
      return rows;
  }
}
