import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { READ_ONLY_REASON } from '../../ui/forms/use-write-guard';
import { SHEET_LABELS } from './sheet-labels';
import { SHEET_TAGS } from './sheet-queries';
import { isLinked, nameOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';

const PAUSE_MS = 180;
const OFFERED = 20;
/** Maximum number of records linked to a client. */
const MAX_LINKED = 200;

interface LinkExistingProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  clientId: string;
}

/** Links the client to an existing record of the agency, found by search; linked records are marked and cannot be chosen again. */
export function LinkExisting<Row extends SheetRow, Body extends object>({ tab, clientId }: LinkExistingProps<Row, Body>) {
  const { readOnly } = useMe();
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { api } = tab;
  const { one, ending } = SHEET_LABELS[tab.name];
  const query = { limit: OFFERED, ...(asked !== '' && { q: asked }) };
  const known = useQuery({
    queryKey: [{ _id: 'sheetKnown', tags: SHEET_TAGS, tab: tab.name, query }],
    queryFn: async ({ signal }): Promise<Row[]> =>
      isLinked(api) ? (await api.known({ query, signal, throwOnError: true })).data.data : [],
    enabled: opened,
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
  const path = { clientId };
  const linked = useQuery({
    queryKey: [{ _id: 'sheetChoices', tags: SHEET_TAGS, of: tab.name, path, query: { limit: MAX_LINKED } }],
    queryFn: async ({ signal }) => (await api.list({ path, query: { limit: MAX_LINKED }, signal, throwOnError: true })).data.data,
    enabled: opened,
    meta: { handled: true },
  });
  const unlink = useMutation({
    mutationFn: async ({ id }: Row) => isLinked(api) && api.unlink({ path: { clientId, id }, throwOnError: true }),
    onSuccess: (_answer, row) => showToast(`“${nameOf(tab, row)}” non è più associat${ending}`),
    meta: { affects: ['records'] },
  });
  const link = useMutation({
    mutationFn: async ({ id }: Row) => isLinked(api) && api.link({ path: { clientId, id }, throwOnError: true }),
    onSuccess: (_answer, row) => showToast(`“${nameOf(tab, row)}” associat${ending}`, () => unlink.mutate(row)),
    meta: { affects: ['records'] },
  });
  const linkedIds = new Set(linked.data?.map(({ id }) => id));
  const rows = known.data ?? [];
  return (
    <Select
      size="xs"
      w={240}
      aria-label={`Associa un ${one} già inserito`}
      placeholder={`Scegli un ${one} già inserito…`}
      data={rows.map((row) => ({
        value: row.id,
        label: `${nameOf(tab, row)}${linkedIds.has(row.id) ? ' · già associato' : ''}`,
        disabled: linkedIds.has(row.id),
      }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      onChange={(id) => {
        const row = rows.find((each) => each.id === id);
        if (row) link.mutate(row);
        setTyped('');
      }}
      // The server searches more fields than the option shows.
      filter={({ options }) => options}
      nothingFoundMessage={known.isPending ? 'Un momento…' : 'Nessun risultato'}
      disabled={readOnly}
      {...(readOnly && { title: READ_ONLY_REASON })}
      searchable
      autoComplete="off"
    />
  );
}
