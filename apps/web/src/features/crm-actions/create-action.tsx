import { useQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import type { ActionKind } from '@sestante/api-client/types';
import { useEffect, useEffectEvent } from 'react';
import { todayInRome } from '../../lib/formats';
import { FormPanel } from '../../ui/forms/form-panel';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { ClientPicker, type PickedClient } from '../clients/client-picker';
import { crmSettingsQuery, typesQuery } from '../records/actions/action-queries';
import { leavesDrawer } from '../records/actions/drawer-search';
import classes from './action-drawer.module.css';
import { ActionFields } from './action-fields';
import { EMPTY_VALUES, missingIn, withType } from './action-values';
import { calendarQuestion } from '../records/actions/calendar-question-store';
import { useCreateAction } from './use-create-action';

interface CreateActionProps {
  kind: ActionKind;
  clientId: string | undefined;
  /** Id of the initial type; defaults to the agency's first active type. */
  typeId: string | undefined;
  day: string | undefined;
  time: string | undefined;
  onDone: () => void;
}

/** Form that plans an action for a client or records a completed one. */
export function CreateAction({ kind, clientId, typeId, day, time, onDone }: CreateActionProps) {
  const types = useQuery(typesQuery).data?.data;
  const settings = useQuery(crmSettingsQuery).data;
  const known = useQuery({
    ...getClientOptions({ path: { id: clientId ?? '' } }),
    enabled: clientId !== undefined,
    meta: { handled: true },
  }).data;
  const creation = useCreateAction();
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: { ...EMPTY_VALUES, plannedOn: day ?? todayInRome(), plannedTime: time ?? null, client: null as PickedClient | null },
    validate: ({ client, ...values }) => ({
      ...(clientId === undefined && client === null && { client: 'Scegli il cliente' }),
      ...missingIn(values, kind),
    }),
    placeOf: (path) => (path === 'clientId' ? 'client' : path),
    send: ({ client, ...values }, headers) => creation.create({ kind, clientId: clientId ?? client?.id ?? '', values }, headers),
    onSaved: (made) => {
      creation.onCreated(made);
      onDone();
      if (made.kind === 'action' && !made.onCalendar) calendarQuestion.ask(made);
    },
  });

  // Defaults, as soon as they are known; whether to add it to the calendar is asked after saving.
  const suggestDefaults = useEffectEvent(() => {
    const type = types?.find(({ id }) => id === typeId) ?? types?.find(({ active }) => active);
    const { typeId: chosen, durationMinutes } = withType(EMPTY_VALUES, type);
    form.suggest({
      typeId: chosen,
      durationMinutes,
      operatorId: known?.assignee?.id ?? null,
      outcomeId: kind === 'history' ? (settings?.defaultHistoryOutcomeId ?? null) : null,
    });
  });
  useEffect(() => suggestDefaults(), [types, settings, known]);

  return (
    <FormPanel
      form={form}
      heading={clientId !== undefined && <h2 className={classes['title']}>{known?.displayName ?? '…'}</h2>}
      unsavedText="Quello che hai scritto non è salvato."
      leaves={leavesDrawer}
      submitLabel={kind === 'action' ? 'Pianifica' : 'Salva storico'}
      submitKey="Invio"
      onCancel={onDone}
      effect={
        kind === 'action' ? (
          <>
            Nasce come <b>{settings?.defaultActionOutcome.name ?? 'Pianificata'}</b>
          </>
        ) : (
          'Uno storico nasce già chiuso'
        )
      }
    >
      {clientId === undefined && <ClientPicker label="Cliente" required {...form.getInputProps('client')} autoFocus />}
      <ActionFields kind={kind} form={form} values={form.values} keepsCalendar autoFocus={clientId !== undefined} />
    </FormPanel>
  );
}
