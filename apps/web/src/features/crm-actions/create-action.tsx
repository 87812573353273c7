import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import type { ActionKind } from '@sestante/api-client/types';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { todayInRome } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { ClientPicker, type PickedClient } from '../clients/client-picker';
import classes from './action-drawer.module.css';
import { ActionFields } from './action-fields';
import { crmSettingsQuery, typesQuery } from '../records/actions/action-queries';
import { type ActionValues, EMPTY_VALUES, missingIn, withType } from './action-values';
import { calendarQuestion } from '../records/actions/calendar-question-store';
import { DrawerGuard } from './drawer-guard';
import { useCreateAction } from './use-create-action';

interface CreateActionProps {
  kind: ActionKind;
  clientId: string | undefined;
  /** Id of the initial type; defaults to the agency's first active type. */
  typeId: string | undefined;
  day: string | undefined;
  time: string | undefined;
  dialog: RefObject<HTMLElement | null>;
  onDone: () => void;
}

/** Form that plans an action for a client or records a completed one. */
export function CreateAction({ kind, clientId, typeId, day, time, dialog, onDone }: CreateActionProps) {
  const { readOnly } = useMe();
  const readOnlyProps = useReadOnlyProps();
  const form = useRef<HTMLFormElement>(null);
  const types = useQuery(typesQuery).data?.data;
  const settings = useQuery(crmSettingsQuery).data;
  const known = useQuery({
    ...getClientOptions({ path: { id: clientId ?? '' } }),
    enabled: clientId !== undefined,
    meta: { handled: true },
  }).data;
  const [picked, setPicked] = useState<PickedClient | null>(null);
  const [own, setOwn] = useState<ActionValues | null>(null);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const done = useRef(false);
  const { create, creating, problem } = useCreateAction((made) => {
    done.current = true;
    onDone();
    if (made.kind === 'action' && !made.onCalendar) calendarQuestion.ask(made);
  });

  const client: PickedClient | null = known ? { id: known.id, displayName: known.displayName } : picked;
  const start = withType(
    {
      ...EMPTY_VALUES,
      plannedOn: day ?? todayInRome(),
      plannedTime: time ?? null,
      outcomeId: kind === 'history' ? (settings?.defaultHistoryOutcomeId ?? null) : null,
    },
    types?.find(({ id }) => id === typeId) ?? types?.find(({ active }) => active),
  );
  // Default values until the first change; whether to add it to the calendar is asked after saving.
  const values = own ?? { ...start, onCalendar: false, operatorId: known?.assignee?.id ?? null };
  const refused = fieldErrorsOf(problem);
  const general = problem !== null && Object.keys(refused).length === 0;

  useShortcuts({ 'ctrl+Enter': () => form.current?.requestSubmit(), 'ctrl+s': () => form.current?.requestSubmit() }, dialog);
  useEffect(() => {
    if (problem !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  /** Changing the type sets its default duration but not the calendar flag, which is asked after saving. */
  function change(next: ActionValues): void {
    setOwn(next.typeId === values.typeId ? next : { ...next, onCalendar: values.onCalendar });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (readOnly || creating) return;
    const found = { ...(client === null && { clientId: 'Scegli il cliente' }), ...missingIn(values, kind) };
    setMissing(found);
    if (client !== null && Object.keys(found).length === 0) create({ kind, clientId: client.id, values });
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
      <div className={classes['body']}>
        {general && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
        {clientId === undefined ? (
          <ClientPicker
            label="Cliente"
            value={picked}
            onChange={setPicked}
            required
            error={missing['clientId'] ?? refused['clientId']}
            autoFocus
          />
        ) : (
          <h2 className={classes['title']}>{known?.displayName ?? '…'}</h2>
        )}
        <ActionFields
          kind={kind}
          values={values}
          onChange={change}
          errors={{ ...refused, ...missing }}
          autoFocus={clientId !== undefined}
        />
      </div>
      <footer className={classes['foot']}>
        <p className={classes['effect']}>
          {kind === 'action' ? (
            <>
              Nasce come <b>{settings?.defaultActionOutcome.name ?? 'Pianificata'}</b>
            </>
          ) : (
            'Uno storico nasce già chiuso'
          )}
        </p>
        <Button variant="default" onClick={onDone}>
          Annulla
        </Button>
        <Button type="submit" loading={creating} rightSection={<Kbd onAccent>{`${CONTROL_KEY} Invio`}</Kbd>} {...readOnlyProps}>
          {kind === 'action' ? 'Pianifica' : 'Salva storico'}
        </Button>
      </footer>
      <DrawerGuard isDirty={() => !done.current && own !== null}>Quello che hai scritto non è salvato.</DrawerGuard>
    </form>
  );
}
