import type { ImportField, MappedColumn } from '@sestante/api-client/types';

/** What each column holds, by its number; columns that are left out are not in it. */
export type Mapping = ReadonlyMap<number, ImportField>;

/** The one field that several columns may have: each goes into the notes under its own name. */
const SHARED: ImportField = 'toNotes';
const NAMES: readonly ImportField[] = ['name', 'lastName', 'companyName'];

export function toMapping(mapped: readonly MappedColumn[]): Mapping {
  return new Map(mapped.map(({ column, field }) => [column, field]));
}

export function fromMapping(mapping: Mapping): MappedColumn[] {
  return [...mapping].map(([column, field]) => ({ column, field })).toSorted((a, b) => a.column - b.column);
}

/** The same mapping with another field for one column, or with none. */
export function withField(mapping: Mapping, column: number, field: ImportField | null): Mapping {
  const changed = new Map(mapping);
  if (field === null) changed.delete(column);
  else changed.set(column, field);
  return changed;
}

/** Which columns claim a field that another one has too, each with the first of those others. */
export function clashesIn(mapping: Mapping): ReadonlyMap<number, number> {
  const entries = [...mapping];
  return new Map(
    entries.flatMap(([column, field]): [number, number][] => {
      const other = field === SHARED ? undefined : entries.find(([its, readOnlyProps]) => its !== column && readOnlyProps === field);
      return other ? [[column, other[0]]] : [];
    }),
  );
}

/** Without a name no row can come in. */
export function hasName(mapping: Mapping): boolean {
  return NAMES.some((name) => [...mapping.values()].includes(name));
}
