import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CrmSettingsDto } from '@sestante/api-client/types';
import { showToast } from '../../lib/toasts';
import { SectionHeading } from '../../ui/layout/section-heading';
import { ErrorState } from '../../ui/feedback/state-panel';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { SubmitButton } from '../../ui/forms/form';
import { FormSection } from '../../ui/forms/form-section';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { crmSettingsQuery, outcomesQuery } from '../records/actions/action-queries';
import { CHANGEABLE_CRM_SETTINGS, type CrmSettingsBody } from './changeable-settings';
import classes from './settings-table.module.css';
import { SuggestionRules } from './suggestion-rules';

/** CRM settings: default outcomes, patron saint's day and follow-up rules. */
export function CrmSettingsPage() {
  const settings = useQuery({ ...crmSettingsQuery, staleTime: 0 });
  return (
    <div className={classes['page']}>
      <SectionHeading title="CRM e Marketing" hint="Esiti predefiniti, santo patrono e regole per la prossima azione." />
      {settings.isError && !settings.data ? (
        <ErrorState title="Non riusciamo a caricare le impostazioni" error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        settings.data && <Defaults settings={settings.data} />
      )}
      <SuggestionRules />
    </div>
  );
}

const LABELS: Record<keyof CrmSettingsBody, string> = {
  defaultActionOutcomeId: 'Esito di una nuova azione',
  defaultHistoryOutcomeId: 'Esito di un nuovo storico',
  patronSaintDay: 'Santo patrono',
};

function Defaults({ settings }: { settings: CrmSettingsDto }) {
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const form = useRecordForm({
    edit: {
      row: settings,
      adoptNewer: true,
      record: CHANGEABLE_CRM_SETTINGS,
      toValues: (row) => {
        const values = CHANGEABLE_CRM_SETTINGS.valuesOf(row ?? settings);
        return { ...values, patronSaintDay: dayOfYear(values.patronSaintDay) };
      },
      toBody: (values) => ({ ...values, patronSaintDay: parseDayOfYear(values.patronSaintDay) }),
    },
    validate: ({ patronSaintDay }): Record<string, string> =>
      patronSaintDay.trim() !== '' && parseDayOfYear(patronSaintDay) === null
        ? { patronSaintDay: 'Non è un giorno dell’anno, per esempio 24/06' }
        : {},
    // The suggestions of next actions skip the patron saint's day.
    affects: ['crm settings', 'crm actions'],
    onSaved: (now) => {
      form.reload(now);
      showToast('Impostazioni salvate');
    },
  });
  const { defaultActionOutcomeId, defaultHistoryOutcomeId } = form.values;
  const choices = (planned: boolean, chosen: string) =>
    outcomes
      .filter(({ id, state, active }) => (active || id === chosen) && (state === 'planned') === planned)
      .map(({ id, name }) => ({ value: id, label: name }));

  function read(name: keyof CrmSettingsBody, value: unknown): string | null {
    if (name === 'patronSaintDay') return dayOfYear(value === null ? null : String(value)) || null;
    return outcomes.find(({ id }) => id === value)?.name ?? null;
  }

  return (
    <FormSection form={form} className={classes['section']} unsavedText={null}>
      <div className={classes['pair']}>
        <Select
          label="Esito di una nuova azione"
          description="Solo esiti che la lasciano pianificata"
          inputWrapperOrder={FIELD_ORDER}
          data={choices(true, defaultActionOutcomeId)}
          {...form.getInputProps('defaultActionOutcomeId')}
          allowDeselect={false}
        />
        <Select
          label="Esito di un nuovo storico"
          description="Uno storico nasce già chiuso"
          inputWrapperOrder={FIELD_ORDER}
          data={choices(false, defaultHistoryOutcomeId)}
          {...form.getInputProps('defaultHistoryOutcomeId')}
          allowDeselect={false}
        />
        <TextInput
          label="Santo patrono"
          placeholder="gg/mm, per esempio 24/06"
          description="Quel giorno, come nei festivi, non si propongono azioni"
          inputWrapperOrder={FIELD_ORDER}
          {...form.getInputProps('patronSaintDay')}
          onChange={(event) => {
            form.setFieldValue('patronSaintDay', event.currentTarget.value);
            form.validateField('patronSaintDay');
          }}
          maxLength={5}
          autoComplete="off"
        />
      </div>
      <div className={classes['foot']}>
        <SubmitButton form={form}>Salva</SubmitButton>
      </div>
      <VersionDialog work={form} label={(name) => LABELS[name]} read={read} onReload={form.reload} />
    </FormSection>
  );
}

/** Formats a day of the year, "06-24" → "24/06". */
function dayOfYear(day: string | null): string {
  return day === null ? '' : day.split('-').toReversed().join('/');
}

/** Parses a day of the year, "24/6" → "06-24"; accepts 29 February. Returns null when it is not valid. */
function parseDayOfYear(typed: string): string | null {
  const [, day = '', month = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})\s*$/.exec(typed) ?? [];
  const iso = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`2024-${iso}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(5, 10) === iso ? iso : null;
}
