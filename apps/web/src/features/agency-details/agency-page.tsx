import { Skeleton } from '@mantine/core';
import type { AgencyDetailsDto } from '@sestante/api-client/types';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { showToast } from '../../lib/toasts';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { ColorField } from '../../ui/forms/color-field';
import { birthDay, email, type FieldType, type FormValue, line, phone, textFieldType } from '../../ui/forms/field-types';
import { SubmitButton } from '../../ui/forms/form';
import { type FieldProps, FormField } from '../../ui/forms/form-field';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { SectionHeading } from '../../ui/layout/section-heading';
import { address } from '../records/fields/composite-field-types';
import { RECORD_CONTROLS } from '../records/fields/record-controls';
import { AgencyLogo } from './agency-logo';
import classes from './agency-page.module.css';
import { agencyDetailsQuery } from './agency-query';
import { type AgencyBody, CHANGEABLE_AGENCY } from './changeable-agency';

interface Field<V> {
  label: string;
  kind: FieldType<V>;
  hint?: string;
  required?: boolean;
  own?: ComponentType<FieldProps>;
}

const color = textFieldType<string>({
  control: { is: 'text', max: 7 },
  parse: (text) => (/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : null),
  format: String,
  fieldError: () => 'Un colore si scrive con un cancelletto e sei cifre o lettere, per esempio #0f6b66',
});

const FIELDS: { readonly [Name in keyof AgencyBody]: Field<NonNullable<AgencyBody[Name]>> } = {
  name: { label: 'Nome', kind: line(200), hint: 'Come lo leggono i clienti', required: true },
  address: { label: 'Sede', kind: address },
  email: { label: 'Email', kind: email },
  phone: { label: 'Telefono', kind: phone },
  pec: { label: 'PEC', kind: email },
  registerNumber: { label: 'Numero di iscrizione al RUI', kind: line(20), hint: 'Per esempio A000123456' },
  registeredOn: { label: 'Data di iscrizione', kind: birthDay },
  color: { label: 'Colore dei report', kind: color, hint: 'Di titoli e grafici nei report; senza, quello di Sestante', own: ColorControl },
};
const NAMES = Object.keys(FIELDS) as (keyof AgencyBody)[];
const fieldOf = (name: keyof AgencyBody) => FIELDS[name] as Field<unknown>;

type Values = { [Name in keyof AgencyBody]: FormValue<NonNullable<AgencyBody[Name]>> };

/** Details of the agency that privacy notices, mails and reports name. */
export function AgencyPage() {
  const details = useQuery(agencyDetailsQuery);
  const slow = useDelayed(details.isPending);
  return (
    <div className={classes['page']}>
      <SectionHeading
        title="Dati agenzia"
        hint="Li leggono i clienti: nell’informativa sulla privacy, nelle email e nei questionari. Nome, sede, email e telefono servono per pubblicare l’informativa."
      />
      {details.isError && !details.data ? (
        <ErrorState title="Non riusciamo a caricare i dati" error={details.error} onRetry={() => void details.refetch()} />
      ) : details.data ? (
        <>
          <AgencyForm details={details.data} />
          <AgencyLogo details={details.data} />
        </>
      ) : (
        <div className={classes['form']}>{slow && <Skeleton height={320} />}</div>
      )}
    </div>
  );
}

function AgencyForm({ details }: { details: AgencyDetailsDto }) {
  const form = useRecordForm<Values, AgencyDetailsDto, AgencyBody>({
    edit: {
      row: details,
      adoptNewer: true,
      record: CHANGEABLE_AGENCY,
      toValues: (row) => toValues(row ?? details),
      toBody: (values) => toBody(values),
    },
    validate,
    affects: ['agency', 'privacy notices', 'me'],
    onSaved: (now) => {
      form.reload(now);
      showToast('Dati dell’agenzia salvati');
    },
  });
  return (
    <FormSection form={form} className={classes['form']} unsavedText="I dati dell’agenzia che hai scritto non sono ancora salvati.">
      <div className="form-grid">
        {NAMES.map((name) => {
          const { label, kind, hint, required = false, own } = fieldOf(name);
          return (
            <div key={name} data-span={name === 'name' || name === 'address' ? 6 : 3}>
              <FormField
                form={form}
                path={name}
                kind={kind}
                label={label}
                hint={hint}
                required={required}
                controls={RECORD_CONTROLS}
                own={own}
              />
            </div>
          );
        })}
      </div>
      <div>
        <SubmitButton form={form}>Salva</SubmitButton>
      </div>
      <VersionDialog
        work={form}
        label={(name) => fieldOf(name).label}
        read={(name, value) => (value === null ? null : fieldOf(name).kind.read(value, String))}
        onReload={form.reload}
      />
    </FormSection>
  );
}

function toValues(details: AgencyDetailsDto): Values {
  const entries = NAMES.map((name) => {
    const { kind } = fieldOf(name);
    return [name, details[name] === null ? kind.empty : kind.toForm(details[name])];
  });
  // The names are those of the body, but the compiler cannot follow them through the entries.
  return Object.fromEntries(entries) as Values;
}

function toBody(values: Values): AgencyBody {
  return Object.fromEntries(NAMES.map((name) => [name, fieldOf(name).kind.fromForm(values[name] as never)])) as AgencyBody;
}

function validate(values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const name of NAMES) {
    for (const [below, text] of Object.entries(fieldOf(name).kind.fieldErrors(values[name] as never)))
      errors[below === '' ? name : `${name}.${below}`] = text;
  }
  return values.name.trim() === '' ? { ...errors, name: 'Scrivi il nome dell’agenzia' } : errors;
}

function ColorControl({ form, path, label, hint }: FieldProps) {
  return <ColorField label={label} description={hint} {...form.getInputProps(path)} />;
}
