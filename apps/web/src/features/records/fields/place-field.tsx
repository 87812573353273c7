import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listMunicipalitiesOptions } from '@sestante/api-client/query';
import type { MunicipalityDto } from '@sestante/api-client/types';
import { type ReactNode, useState } from 'react';
import type { FormFields } from '../../../ui/forms/use-record-form';

interface PlaceFieldProps {
  form: FormFields<object>;
  path: 'address.city' | 'birthPlace.name';
  label: ReactNode;
  /** Includes foreign states and former municipalities, for places of birth. */
  ofBirth?: boolean;
  /** `YYYY-MM-DD`: only places that existed on that day. */
  on?: string | null;
  /** Called after each edit, with the place when it was chosen from the list. */
  onEdit: (place: MunicipalityDto | null) => void;
}

const PAUSE_MS = 120;

/** Place input with suggestions while typing; any other text is accepted. */
export function PlaceField({ form, path, label, ofBirth = false, on = null, onEdit }: PlaceFieldProps) {
  const input = form.getInputProps(path);
  const text = String(input.value ?? '');
  const [typing, setTyping] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data } = useQuery({
    ...listMunicipalitiesOptions({ query: { q: asked, ...(ofBirth && { states: true }), ...(on !== null && { on }) } }),
    enabled: typing && asked.length > 1,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    meta: { handled: true },
  });
  const places = new Map((typing && asked.length > 1 ? (data?.data ?? []) : []).map((place) => [nameOf(place), place]));
  return (
    <Autocomplete
      {...input}
      label={label}
      maxLength={100}
      data={[...places.keys()]}
      // Filtered by the server, which also matches names in the other language and postal codes.
      filter={({ options }) => options}
      onChange={(next) => {
        const place = places.get(next) ?? null;
        setTyping(place === null);
        form.setFieldValue(path, place?.name ?? next);
        onEdit(place);
      }}
      autoComplete="off"
    />
  );
}

/** Place with province, such as "Torino (TO)", or a state such as "Francia". */
function nameOf({ name, province, validTo }: MunicipalityDto): string {
  const ceased = validTo === null ? '' : ` fino al ${validTo.slice(0, 4)}`;
  return province === null ? `${name}${ceased}` : `${name} (${province})${ceased}`;
}
