import { ActionIcon, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconLink, IconX } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { getClient } from '@sestante/api-client';
import { searchOptions } from '@sestante/api-client/query';
import type { HouseholdMember, SearchHit } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import classes from './client-fields-form.module.css';
import { STATUS_LABELS } from '../client-labels';
import type { FormFields } from '../../../ui/forms/use-record-form';
import type { ClientValues } from './client-fields';
import type { FormValue } from '../../../ui/forms/field-types';
import { MEMBER } from './composite-field-types';

interface MemberLinkProps {
  form: FormFields<object>;
  index: number;
  /** Id of the client in the form, who cannot be a member of their own household. */
  ownId: string | null;
}

/** Links a household member to a client record visible to the user. Choosing one fills the empty fields. */
export function MemberLink({ form, index, ownId }: MemberLinkProps) {
  const path = `household.members.${index}` as const;
  const member = (form.values as ClientValues).household.members[index];
  const link = useMutation({
    mutationFn: async (id: string) => (await getClient({ path: { id }, throwOnError: true })).data,
    onSuccess: (client) => {
      const now = (form.getValues() as ClientValues).household.members[index];
      if (!now) return;
      const known: Partial<FormValue<HouseholdMember>> =
        client.type === 'corporate'
          ? {}
          : {
              firstName: client.firstName ?? '',
              lastName: client.lastName ?? '',
              birthDate: client.birthDate === null ? '' : MEMBER.birthDate.toForm(client.birthDate),
              fiscalCode: client.fiscalCode ?? '',
            };
      const filled = Object.fromEntries(
        Object.entries(now).map(([part, value]) => [part, value === '' ? (known[part as keyof typeof now] ?? value) : value]),
      );
      const members = (form.getValues() as ClientValues).household.members.with(index, { ...now, ...filled, clientId: client.id });
      form.setFieldValue('household.members', members);
    },
  });
  if (!member) return null;
  if (member.clientId === '') {
    return <MemberSearch ownId={ownId} number={index + 1} pending={link.isPending} onChoose={(id) => link.mutate(id)} />;
  }
  const name = `${member.firstName} ${member.lastName}`.trim();
  return (
    <p className={classes['linked']}>
      <IconLink size={15} stroke={1.7} aria-hidden />
      <span>
        Collegato alla scheda di{' '}
        <Link to="/$sezione/$id" params={{ sezione: 'clienti', id: member.clientId }} target="_blank">
          {name === '' ? 'questo cliente' : name}
        </Link>
      </span>
      <ActionIcon size="sm" aria-label={`Scollega ${name}`} title="Scollega" onClick={() => form.setFieldValue(`${path}.clientId`, '')}>
        <IconX size={14} stroke={1.7} />
      </ActionIcon>
    </p>
  );
}

interface MemberSearchProps {
  ownId: string | null;
  number: number;
  pending: boolean;
  onChoose: (id: string) => void;
}

const PAUSE_MS = 180;

function MemberSearch({ ownId, number, pending, onChoose }: MemberSearchProps) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const { data } = useQuery({
    ...searchOptions({ query: { q: asked } }),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
  const hits = (asked.length > 1 ? (data?.data ?? []) : []).filter(({ id, type }) => id !== ownId && type !== 'corporate');
  return (
    <Select
      label="Scheda in agenzia"
      aria-label={`Scheda in agenzia del familiare ${number}`}
      placeholder="Cerca tra i clienti…"
      description="Se è già cliente, collega la sua scheda"
      data={hits.map((hit) => ({ value: hit.id, label: nameOf(hit) }))}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) => id !== null && onChoose(id)}
      // The server also matches codes and phones, so its results need not contain the typed text.
      filter={({ options }) => options}
      nothingFoundMessage={asked.length > 1 ? 'Nessuna scheda' : 'Scrivi almeno due lettere'}
      disabled={pending}
      searchable
      autoComplete="off"
    />
  );
}

function nameOf({ displayName, city, kind }: SearchHit): string {
  return [displayName, city, kind === 'prospects' && STATUS_LABELS.prospect].filter(Boolean).join(' · ');
}
