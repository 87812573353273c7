import { Button } from '@mantine/core';

interface ClearSearchButtonsProps<Search extends { q?: string | undefined }> {
  search: Search;
  /** The filters of the list, each undefined. */
  noFilters: Partial<Search>;
  onChange: (part: Partial<Search>) => void;
}

/** Buttons of a filtered list without rows, which remove the search and the filters. */
export function ClearSearchButtons<Search extends { q?: string | undefined }>({
  search,
  noFilters,
  onChange,
}: ClearSearchButtonsProps<Search>) {
  return (
    <>
      {search.q !== undefined && (
        <Button size="xs" variant="default" onClick={() => onChange({ q: undefined } as Partial<Search>)}>
          Svuota la ricerca
        </Button>
      )}
      {isFiltered(search, noFilters) && (
        <Button size="xs" variant="default" onClick={() => onChange(noFilters)}>
          Togli i filtri
        </Button>
      )}
    </>
  );
}

/** Returns whether any of the list's filters is set. */
export const isFiltered = <Search extends object>(search: Search, noFilters: Partial<Search>): boolean =>
  (Object.keys(noFilters) as (keyof Search)[]).some((name) => search[name] !== undefined);
