import type { ImportCounts, ImportDto, ListImportRowsData } from '@sestante/api-client/types';
import * as z from 'zod/mini';

export const ROW_FILTERS = ['entrano', 'presenti', 'scartate', 'avvisi'] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** Address parameters of an import: step, row filter and open row. */
export const importSearch = z.object({
  passo: lenient(z.literal('colonne')),
  esito: lenient(z.enum(ROW_FILTERS)),
  riga: lenient(z.coerce.number().check(z.int(), z.minimum(1))),
});

export type ImportSearch = z.infer<typeof importSearch>;

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
