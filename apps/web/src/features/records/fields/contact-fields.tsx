import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { countryOptions } from '../../../lib/countries';
import classes from './client-fields-form.module.css';
import type { ClientValues } from './client-fields';
import type { FieldProps } from '../../../ui/forms/form-field';
import { TypedField } from '../../../ui/forms/typed-field';
import type { FormFields } from '../../../ui/forms/use-record-form';
import { birthDay, email, line, phone } from '../../../ui/forms/field-types';
import { PlaceField } from './place-field';
import { PostalCodeDoubt } from './postal-code-doubt';

const LIST_WORDS = {
  emails: { one: 'Email', add: 'Aggiungi un’altra email', kind: email, labels: 'ufficio, personale…' },
  phones: { one: 'Telefono', add: 'Aggiungi un altro telefono', kind: phone, labels: 'casa, ufficio…' },
} as const;
const labelKind = line(50);
const MAX_ITEMS = 20;

/** List of further e-mails or phones, each with a label. */
export function LabelledFields({ form, path, label }: FieldProps) {
  const list = path === 'phones' ? path : 'emails';
  const group = useRef<HTMLFieldSetElement>(null);
  const rows = (form.values as ClientValues)[list];
  const { one, add, kind, labels } = LIST_WORDS[list];

  function change(next: typeof rows, focus: string): void {
    form.setFieldValue(list, next);
    // Runs after the rows have been rendered.
    requestAnimationFrame(() => group.current?.querySelector<HTMLElement>(focus)?.focus());
  }

  return (
    <fieldset ref={group} className={classes['parts']}>
      <legend className="spoken">{label}</legend>
      {rows.map((_, index) => (
        <div key={index} className={classes['labelled']}>
          <TypedField form={form} path={`${list}.${index}.value`} kind={kind} label={`${one} ${index + 2}`} />
          <TypedField form={form} path={`${list}.${index}.label`} kind={labelKind} label="Etichetta" placeholder={labels} />
          <ActionIcon
            className={classes['remove'] ?? ''}
            aria-label={`Togli ${one.toLowerCase()} ${index + 2}`}
            onClick={() => change(rows.toSpliced(index, 1), '[data-add]')}
          >
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      {rows.length < MAX_ITEMS && (
        <AddButton onClick={() => change([...rows, { value: '', label: '' }], `[data-path="${list}.${rows.length}.value"]`)}>
          {add}
        </AddButton>
      )}
    </fieldset>
  );
}

/** Subtle button "+ Aggiungi…" below a list of fields. */
export function AddButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" data-add className={classes['add']} onClick={onClick}>
      <IconPlus size={15} stroke={1.7} aria-hidden />
      {children}
    </button>
  );
}

/** Postal address, part by part, for any form. */
export function AddressFields({ form, label }: FieldProps) {
  const { address } = form.values as Pick<ClientValues, 'address'>;
  // Values at the last blur: nothing is reported about text that is still being typed.
  const [left, setLeft] = useState(address);
  return (
    <fieldset className={classes['parts']} onBlur={() => setLeft(address)}>
      <legend className={classes['legend']}>{label}</legend>
      <div className={classes['address']}>
        <Part form={form} path="address.street" label="Via" max={200} />
        <Part form={form} path="address.streetNumber" label="Civico" max={20} />
        <Part form={form} path="address.postalCode" label="CAP" max={12} inputMode="numeric" />
        <PlaceField
          form={form}
          path="address.city"
          label="Comune"
          onEdit={(place) => {
            if (!place) return;
            form.setFieldValue('address.province', place.province ?? '');
            const [postalCode, ...others] = place.postalCodes;
            // Cities have several postal codes, and only the street determines which one applies.
            if (postalCode !== undefined && others.length === 0) form.setFieldValue('address.postalCode', postalCode);
          }}
        />
        <Part form={form} path="address.province" label="Prov." name="Provincia" max={50} />
        <Country form={form} path="address.country" />
      </div>
      <PostalCodeDoubt address={left} />
    </fieldset>
  );
}

export function BirthPlaceFields({ form, label, mark }: FieldProps) {
  return (
    <fieldset className={classes['parts']}>
      <legend className="spoken">{label}</legend>
      <div className={classes['birth-place']}>
        <PlaceField
          form={form}
          path="birthPlace.name"
          label={
            mark ? (
              <>
                {label} {mark}
              </>
            ) : (
              label
            )
          }
          ofBirth
          on={birthDay.fromForm((form.values as ClientValues).birthDate)}
          onEdit={(place) => {
            // Updates the place code with the place; a place that was typed freely has none.
            form.setFieldValue('birthPlace.belfioreCode', place?.belfioreCode ?? '');
            if (!place) return;
            form.setFieldValue('birthPlace.province', place.province ?? '');
            form.setFieldValue('birthPlace.country', place.country ?? '');
          }}
        />
        <Part form={form} path="birthPlace.province" label="Prov." name="Provincia" max={50} />
        <Country form={form} path="birthPlace.country" />
      </div>
    </fieldset>
  );
}

interface PartProps {
  form: FormFields<object>;
  path: string;
  label: ReactNode;
  /** Full label, where there is only room for a short one. */
  name?: string;
  max: number;
  inputMode?: 'text' | 'numeric';
}

function Part({ form, path, label, name, max, inputMode = 'text' }: PartProps) {
  return (
    <TextInput
      {...form.getInputProps(path)}
      label={label}
      {...(name !== undefined && { 'aria-label': name })}
      maxLength={max}
      inputMode={inputMode}
      autoComplete="off"
    />
  );
}

const countries = countryOptions();

function Country({ form, path }: { form: FormFields<object>; path: string }) {
  return (
    <NativeSelect {...form.getInputProps(path)} label="Nazione" autoComplete="off">
      <option value="">Non indicata</option>
      {countries.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </NativeSelect>
  );
}
