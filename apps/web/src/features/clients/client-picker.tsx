import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { searchOptions } from '@sestante/api-client/query';
import type { SearchHit } from '@sestante/api-client/types';
import { type ReactNode, useState } from 'react';
import { STATUS_LABELS } from '../records/client-labels';

export interface PickedClient {
  id: string;
  displayName: string;
}

interface ClientPickerProps {
  label: string;
  value: PickedClient | null;
  onChange: (client: PickedClient | null) => void;
  required?: boolean;
  error?: ReactNode;
  autoFocus?: boolean;
}

const PAUSE_MS = 180;
const LEAST = 2;

/** Picks a client or prospect by name, phone or code, as the search does. */
export function ClientPicker({ label, value, onChange, required = false, error, autoFocus }: ClientPickerProps) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const worthAsking = asked.length >= LEAST && asked !== value?.displayName;
  const { data } = useQuery({
    ...searchOptions({ query: { q: asked } }),
    enabled: worthAsking,
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
  const hits = worthAsking ? (data?.data ?? []) : [];
  const offered = hits.map((hit) => ({ value: hit.id, label: nameOf(hit) }));
  const known = value === null || offered.some((hit) => hit.value === value.id) ? [] : [{ value: value.id, label: value.displayName }];
  return (
    <Select
      label={label}
      placeholder="Cerca per nome, telefono, codice…"
      withAsterisk={required}
      data={[...known, ...offered]}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => {
        const hit = hits.find((one) => one.id === id);
        if (id === null) onChange(null);
        else if (hit) onChange({ id: hit.id, displayName: hit.displayName });
      }}
      // The server also matches codes and phones, so its results need not contain the typed text.
      filter={({ options }) => options}
      nothingFoundMessage={asked.length >= LEAST ? 'Nessuna scheda' : 'Scrivi almeno due lettere'}
      error={error}
      // There is nothing to choose from before something is typed.
      openOnFocus={false}
      selectFirstOptionOnChange
      searchable
      clearable
      clearButtonProps={{ 'aria-label': `Togli: ${label}` }}
      autoComplete="off"
      data-autofocus={autoFocus || undefined}
    />
  );
}

function nameOf({ displayName, city, kind }: SearchHit): string {
  return [displayName, city, kind === 'prospects' && STATUS_LABELS.prospect].filter(Boolean).join(' · ');
}
