import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { checkClient } from '@sestante/api-client';
import type { CheckClientDto, CheckedFiscalCode, ClientCheck, ClientType } from '@sestante/api-client/types';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type CodeDoubt, doubtOf } from '../../clients/client-check-labels';
import { type ClientValues, FIELDS, fieldsOf, type FieldName, type ValueOf } from './client-fields';
import type { ClientForm } from './client-fields';
import { sameValue } from '../../../lib/same-value';
import type { FormValue } from '../../../ui/forms/field-types';
import { birthPlace } from './composite-field-types';
import type { FieldHint } from './field-hints';
import { useReadOnly } from '../../../ui/forms/use-write-guard';

const PAUSE_MS = 350;
/** Fields that can be derived from a fiscal code. */
const IN_CODE = ['birthDate', 'gender', 'birthPlace'] as const;
type InCode = (typeof IN_CODE)[number];
type FromCode = { [Name in InCode]?: ClientValues[Name] };

interface ClientCheckOptions {
  form: ClientForm;
  type: ClientType;
  /** Id of the client being edited, excluded from the duplicates; null for a new one. */
  clientId: string | null;
}

/** Checks the fields of a client while they are typed. A failed check is not an error of the form. */
export function clientCheckQuery(asked: CheckClientDto) {
  return queryOptions({
    queryKey: ['client-check', asked],
    queryFn: async ({ signal }) => (await checkClient({ body: asked, signal, throwOnError: true })).data,
    retry: false,
    meta: { handled: true },
  });
}

/**
 * Checks codes and duplicates shortly after the last keystroke. Data from the fiscal code fills empty fields; typed values are never
 * overwritten, only questioned.
 */
export function useClientCheck({ form, type, clientId }: ClientCheckOptions) {
  const [settled] = useDebouncedValue(form.values, PAUSE_MS);
  const asked = question(settled, type, clientId);
  const [filled, setFilled] = useState<FromCode>({});
  const readOnly = useReadOnly();
  // The stored code of an edited client does not fill any field; only a new one does.
  const filledFrom = useRef(asked.fiscalCode);
  const { data, isPlaceholderData } = useQuery({
    ...clientCheckQuery(asked),
    // The check is a POST request, which read-only sessions may not send.
    enabled: isWorthAsking(asked) && !readOnly,
    placeholderData: keepPreviousData,
  });
  const check = isWorthAsking(asked) ? data : undefined;
  const code = check?.fiscalCode ?? null;
  const isAnswered = data !== undefined && !isPlaceholderData;
  const typedCode = asked.fiscalCode;

  const fill = useEffectEvent(() => {
    if (typedCode === filledFrom.current) return;
    const emptied = form.values.fiscalCode.trim() === '';
    if (!emptied && !(isAnswered && code?.valid)) return;
    filledFrom.current = typedCode;
    const next: FromCode = {};
    for (const name of IN_CODE) {
      const value = fieldsOf(type).includes(name) ? fillFrom(form, name, emptied ? null : (code?.[name] ?? null), filled) : undefined;
      if (value !== undefined) Object.assign(next, { [name]: value });
    }
    setFilled(next);
    selectFilled(Object.keys(next));
  });
  useEffect(() => fill(), [typedCode, isAnswered, code]);

  const fromCode = new Set(IN_CODE.filter((name) => filled[name] !== undefined && sameValue(form.values[name], filled[name])));
  return { check, hints: hintsOf(check, fromCode), code: typedCode ?? null, named: Boolean(asked.firstName && asked.lastName) };
}

/** @returns the value now derived from the code, or undefined when the user has entered one */
function fillFrom<Name extends InCode>(form: ClientForm, name: Name, said: ValueOf<Name> | null, before: FromCode) {
  const { kind } = FIELDS[name];
  const now = form.values[name];
  const own = !sameValue(now, kind.empty) && !sameValue(now, before[name]);
  if (own) return undefined;
  const value = said === null ? kind.empty : kind.toForm(said);
  if (!sameValue(now, value)) form.setFieldValue(name, value);
  return said === null ? undefined : value;
}

/** Selects the text of a field that was filled while it has the focus, so that a user about to type replaces it. */
function selectFilled(names: string[]): void {
  requestAnimationFrame(() => {
    const field = document.activeElement;
    if (field instanceof HTMLInputElement && names.some((name) => field.dataset['path']?.split('.')[0] === name)) field.select();
  });
}

function hintsOf(check: ClientCheck | undefined, fromCode: ReadonlySet<InCode>): Partial<Record<FieldName, FieldHint>> {
  const hints: Partial<Record<FieldName, FieldHint>> = {};
  for (const name of fromCode) hints[name] = { fromCode: true, doubt: null };
  for (const { field, text } of doubtsOf(check?.fiscalCode ?? null)) hints[field] = { fromCode: false, doubt: text };
  return hints;
}

/** Returns messages for the mismatches between the fiscal code and the form. */
export function doubtsOf(said: CheckedFiscalCode | null): CodeDoubt[] {
  const place = said?.birthPlace ? birthPlace.read(said.birthPlace, String) : null;
  return (said?.mismatches ?? []).flatMap((mismatch) => doubtOf(mismatch, place) ?? []);
}

/** Request body of the check for the current form values. */
export function question(values: ClientValues, type: ClientType, clientId: string | null): CheckClientDto {
  const asked = [
    'fiscalCode',
    'vatNumber',
    'firstName',
    'lastName',
    'companyName',
    'birthDate',
    'birthPlace',
    'gender',
    'phone',
    'email',
  ] as const;
  const had = fieldsOf(type);
  const fields = asked.filter((name) => had.includes(name)).map((name) => [name, sent(name, values)]);
  return { type, clientId, ...Object.fromEntries(fields) };
}

function sent<Name extends FieldName>(name: Name, values: { [Key in Name]: FormValue<ValueOf<Key>> }): ValueOf<Name> | null {
  return FIELDS[name].kind.fromForm(values[name]);
}

function isWorthAsking({ fiscalCode, vatNumber, firstName, lastName, companyName, phone, email }: CheckClientDto): boolean {
  return [fiscalCode, vatNumber, companyName, phone, email, firstName && lastName].some(Boolean);
}
