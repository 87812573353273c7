import type { ImportField, MappedColumn } from '@sestante/api-client/types';

/** Field by column number; ignored columns are absent. */
export type Mapping = ReadonlyMap<number, ImportField>;

/** The one field that several columns may map to: each is added to the notes under its own header. */
const SHARED: ImportField = 'toNotes';
const NAMES: readonly ImportField[] = ['name', 'lastName', 'companyName'];

export function toMapping(mapped: readonly MappedColumn[]): Mapping {
  return new Map(mapped.map(({ column, field }) => [column, field]));
}

export function fromMapping(mapping: Mapping): MappedColumn[] {
  return [...mapping].map(([column, field]) => ({ column, field })).toSorted((a, b) => a.column - b.column);
}

/** Returns the mapping with one column changed, or without it when the field is null. */
export function withField(mapping: Mapping, column: number, field: ImportField | null): Mapping {
  const changed = new Map(mapping);
  if (field === null) changed.delete(column);
  else changed.set(column, field);
  return changed;
}

/** Returns the columns whose field another column also has, each with the first such other column. */
export function clashesIn(mapping: Mapping): ReadonlyMap<number, number> {
  const entries = [...mapping];
  return new Map(
    entries.flatMap(([column, field]): [number, number][] => {
      const other = field === SHARED ? undefined : entries.find(([its, readOnlyProps]) => its !== column && readOnlyProps === field);
      return other ? [[column, other[0]]] : [];
    }),
  );
}

/** Whether a name is mapped, without which no row can be imported. */
export function hasName(mapping: Mapping): boolean {
  return NAMES.some((name) => [...mapping.values()].includes(name));
}
