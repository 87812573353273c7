import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { listInstallations, listSites } from '@sestante/api-client';
import { listAssigneesOptions } from '@sestante/api-client/query';
import type { SheetRecordRef } from '@sestante/api-client/types';
import { use, useState } from 'react';
import { usePeople } from '../users/person-picker';
import type { FieldProps } from '../../ui/forms/form-field';
import { EditedRecord } from './edited-record';
import { SHEET_TAGS } from './sheet-queries';
import type { Referred } from './sheet-field-types';

const LISTS = { sites: listSites, installations: listInstallations };
const NONE: Record<Referred, string> = { sites: 'Nessuna sede', installations: 'Nessun impianto' };
const CHOICES = { _id: 'sheetChoices', tags: SHEET_TAGS } as const;
const PAUSE_MS = 180;
const OFFERED = 50;

/** Picks another record of the same client by part of its name. */
export function RecordField({ form, path: name, kind, label, hint, required = false }: FieldProps) {
  const { clientId, row } = use(EditedRecord);
  const of = kind.control.is === 'record' && kind.control.of === 'installations' ? 'installations' : 'sites';
  const { value, onChange, error } = form.getInputProps(name);
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const [known, setKnown] = useState(referenceIn(row, name));
  const q = asked === '' || asked === known?.displayName ? {} : { q: asked };
  const path = { clientId };
  const { data } = useQuery({
    queryKey: [{ ...CHOICES, of, path, q }],
    queryFn: async ({ signal }): Promise<SheetRecordRef[]> =>
      (await LISTS[of]({ path, query: { ...q, limit: OFFERED }, signal, throwOnError: true })).data.data,
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
  const offered = data ?? [];
  const options = known && !offered.some(({ id }) => id === known.id) ? [known, ...offered] : offered;
  return (
    <Select
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk={required}
      placeholder={NONE[of]}
      data={options.map(({ id, displayName }) => ({ value: id, label: displayName || '(senza nome)' }))}
      value={value === '' ? null : value}
      onSearchChange={setTyped}
      onChange={(id) => {
        setKnown(options.find((option) => option.id === id) ?? null);
        onChange(id ?? '');
      }}
      // The server searches more fields than the option shows.
      filter={({ options: all }) => all}
      nothingFoundMessage={NONE[of]}
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Togli: ${label}` }}
      autoComplete="off"
    />
  );
}

/** Picks a colleague of the agency. */
export function PersonField({ form, path: name, label, hint, required = false }: FieldProps) {
  const { row } = use(EditedRecord);
  const { value, onChange, error } = form.getInputProps(name);
  const people = usePeople();
  const known = referenceIn(row, name);
  const former = known && !people.some((one) => one.value === known.id) ? [{ value: known.id, label: known.displayName }] : [];
  return (
    <Select
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      withAsterisk={required}
      placeholder="Nessuno"
      data={[...former, ...people]}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      nothingFoundMessage="Nessun collega con questo nome"
      error={error}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Togli: ${label}` }}
      autoComplete="off"
    />
  );
}

/** Returns the names by id of the records and colleagues offered as options. */
export function useReferenceNames(): (id: string) => string | null {
  const queryClient = useQueryClient();
  return (id) => {
    const records = queryClient.getQueriesData<SheetRecordRef[]>({ queryKey: [CHOICES] }).flatMap(([, some]) => some ?? []);
    const people = queryClient.getQueryData(listAssigneesOptions().queryKey)?.data ?? [];
    return [...records, ...people].find((one) => one.id === id)?.displayName ?? null;
  };
}

/** `siteId` of a record has a sibling `site` that contains the name. */
function referenceIn(row: object | null, name: string): SheetRecordRef | null {
  const reference = row === null ? null : (row as Record<string, unknown>)[name.replace(/Id$/, '')];
  return (reference as SheetRecordRef | null | undefined) ?? null;
}
