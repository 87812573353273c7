import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { updateCrmSettings } from '@sestante/api-client';
import { getCrmSettingsQueryKey } from '@sestante/api-client/query';
import type { CrmSettingsDto, UpdateCrmSettingsDto } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { fieldErrors, problemText } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { useMe } from '../../lib/me';
import { Notice } from '../../ui/notice';
import { SectionHeading } from '../../ui/section-heading';
import { ErrorState } from '../../ui/state-panel';
import { useHeld } from '../../ui/use-held';
import { crmSettingsQuery, outcomesQuery } from '../crm-actions/action-queries';
import classes from './settings-table.module.css';
import { SuggestionRules } from './suggestion-rules';

/** With what actions begin, which day the agency rests, and what follows what. */
export function CrmSettingsPage() {
  const settings = useQuery({ ...crmSettingsQuery, staleTime: 0 });
  return (
    <div className={classes['page']}>
      <SectionHeading title="CRM e Marketing" hint="Esiti predefiniti, santo patrono e regole per la prossima azione." />
      {settings.isError && !settings.data ? (
        <ErrorState title="Non riusciamo a caricare le impostazioni" error={settings.error} onRetry={() => void settings.refetch()} />
      ) : (
        settings.data && <Defaults key={settings.data.version} settings={settings.data} />
      )}
      <SuggestionRules />
    </div>
  );
}

function Defaults({ settings }: { settings: CrmSettingsDto }) {
  const queryClient = useQueryClient();
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const [action, setAction] = useState(settings.defaultActionOutcomeId);
  const [history, setHistory] = useState(settings.defaultHistoryOutcomeId);
  const [patron, setPatron] = useState(dayOfYear(settings.patronSaintDay));
  const day = parseDayOfYear(patron);
  const wrong = patron.trim() !== '' && day === null;
  const save = useMutation({
    mutationFn: async (body: UpdateCrmSettingsDto) =>
      (await updateCrmSettings({ headers: { 'If-Match': `"${settings.version}"` }, body, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: (now) => {
      queryClient.setQueryData(getCrmSettingsQueryKey(), now);
      showToast('Impostazioni salvate');
    },
  });
  const errors = fieldErrors(save.error);
  const { readOnly } = useMe();
  const held = useHeld();
  const choices = (planned: boolean, chosen: string) =>
    outcomes
      .filter(({ id, state, active }) => (active || id === chosen) && (state === 'planned') === planned)
      .map(({ id, name }) => ({ value: id, label: name }));

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (wrong || save.isPending || readOnly) return;
    save.mutate({ defaultActionOutcomeId: action, defaultHistoryOutcomeId: history, patronSaintDay: day });
  }

  return (
    <form className={`${classes['form']} ${classes['section']}`} onSubmit={submit} noValidate>
      {save.isError && Object.keys(errors).length === 0 && (
        <Notice tone="danger" role="alert">
          {problemText(save.error).message}
        </Notice>
      )}
      <div className={classes['pair']}>
        <Select
          label="Esito di una nuova azione"
          description="Solo esiti che la lasciano pianificata"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={choices(true, action)}
          value={action}
          onChange={(id) => id !== null && setAction(id)}
          allowDeselect={false}
          error={errors['defaultActionOutcomeId']}
        />
        <Select
          label="Esito di un nuovo storico"
          description="Uno storico nasce già chiuso"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={choices(false, history)}
          value={history}
          onChange={(id) => id !== null && setHistory(id)}
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
        <Button type="submit" loading={save.isPending} {...held}>
          Salva
        </Button>
      </div>
    </form>
  );
}

/** "06-24" → "24/06" */
function dayOfYear(day: string | null): string {
  return day === null ? '' : day.split('-').toReversed().join('/');
}

/** "24/6" → "06-24"; the twenty-ninth of February is a saint's day too. */
function parseDayOfYear(typed: string): string | null {
  const [, day = '', month = ''] = /^\s*(\d{1,2})[/.-](\d{1,2})\s*$/.exec(typed) ?? [];
  const iso = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`2024-${iso}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(5, 10) === iso ? iso : null;
}
