import { Button, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getCrmSettingsQueryKey } from '@sestante/api-client/query';
import type { CrmSettingsDto } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { changesOf } from '../../lib/same-value';
import { showToast } from '../../lib/toasts';
import { useMe } from '../../lib/me';
import { useSaveChanges } from '../../lib/use-save-changes';
import { Notice } from '../../ui/feedback/notice';
import { SectionHeading } from '../../ui/layout/section-heading';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
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
  const queryClient = useQueryClient();
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  // Version with which editing began, for comparison with changes saved by others.
  const [base, setBase] = useState(settings);
  const [values, setValues] = useState(() => CHANGEABLE_CRM_SETTINGS.valuesOf(settings));
  const [patron, setPatron] = useState(() => dayOfYear(settings.patronSaintDay));
  const { defaultActionOutcomeId: action, defaultHistoryOutcomeId: history } = values;
  const day = parseDayOfYear(patron);
  const wrong = patron.trim() !== '' && day === null;
  const changes = changesOf(CHANGEABLE_CRM_SETTINGS.valuesOf(base), { ...values, patronSaintDay: wrong ? base.patronSaintDay : day });
  const untouched = Object.keys(changes).length === 0 && !wrong;
  const work = useSaveChanges({
    record: CHANGEABLE_CRM_SETTINGS,
    onRead: (now) => queryClient.setQueryData(getCrmSettingsQueryKey(), now),
    onSaved: (now) => {
      startOver(now);
      showToast('Impostazioni salvate');
    },
  });
  const { save, saving, problem } = work;
  const errors = fieldErrorsOf(problem);
  const { readOnly } = useMe();
  const readOnlyProps = useReadOnlyProps();
  // Adopts a newer version at once when the user has changed nothing.
  if (untouched && settings.version !== base.version) startOver(settings);
  const choices = (planned: boolean, chosen: string) =>
    outcomes
      .filter(({ id, state, active }) => (active || id === chosen) && (state === 'planned') === planned)
      .map(({ id, name }) => ({ value: id, label: name }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (wrong || saving || readOnly) return;
    if (untouched) showToast('Impostazioni salvate');
    else save(base, changes);
  }

  function startOver(now: CrmSettingsDto): void {
    setBase(now);
    setValues(CHANGEABLE_CRM_SETTINGS.valuesOf(now));
    setPatron(dayOfYear(now.patronSaintDay));
  }

  function read(name: keyof CrmSettingsBody, value: unknown): string | null {
    if (name === 'patronSaintDay') return dayOfYear(value === null ? null : String(value)) || null;
    return outcomes.find(({ id }) => id === value)?.name ?? null;
  }

  return (
    <form className={`${classes['form']} ${classes['section']}`} onSubmit={submit} noValidate>
      {problem !== null && Object.keys(errors).length === 0 && (
        <Notice tone="danger" role="alert">
          {problemText(problem).message}
        </Notice>
      )}
      <div className={classes['pair']}>
        <Select
          label="Esito di una nuova azione"
          description="Solo esiti che la lasciano pianificata"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={choices(true, action)}
          value={action}
          onChange={(id) => id !== null && setValues({ ...values, defaultActionOutcomeId: id })}
          allowDeselect={false}
          error={errors['defaultActionOutcomeId']}
        />
        <Select
          label="Esito di un nuovo storico"
          description="Uno storico nasce già chiuso"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={choices(false, history)}
          value={history}
          onChange={(id) => id !== null && setValues({ ...values, defaultHistoryOutcomeId: id })}
          allowDeselect={false}
          error={errors['defaultHistoryOutcomeId']}
        />
        <TextInput
          label="Santo patrono"
          placeholder="gg/mm, per esempio 24/06"
          description="Quel giorno, come nei festivi, non si propongono azioni"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={patron}
          onChange={(event) => setPatron(event.currentTarget.value)}
          error={wrong ? 'Non è un giorno dell’anno, per esempio 24/06' : errors['patronSaintDay']}
          maxLength={5}
          autoComplete="off"
        />
      </div>
      <div className={classes['foot']}>
        <Button type="submit" loading={saving} {...readOnlyProps}>
          Salva
        </Button>
      </div>
      <VersionDialog work={work} label={(name) => LABELS[name]} read={read} onReload={startOver} />
    </form>
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
