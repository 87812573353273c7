import { NativeSelect, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getMe, updateMe } from '@sestante/api-client';
import type { MeDto, UpdateMeDto } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { type Changeable, saveUnlessOvertaken } from '../../lib/save-changes';
import { showToast } from '../../lib/toasts';
import { saveAnswer, savedAnswer } from '../records/actions/calendar-question-store';
import { useState } from 'react';

const NEVER = 'mai';
const REMINDERS = [
  { value: NEVER, label: 'Mai' },
  { value: '5', label: '5 minuti prima' },
  { value: '15', label: '15 minuti prima' },
  { value: '30', label: '30 minuti prima' },
  { value: '60', label: '1 ora prima' },
  { value: '1440', label: 'Il giorno prima' },
];

type NoticeBody = Required<Pick<UpdateMeDto, 'morningDigest' | 'reminderMinutes'>>;

const CHANGEABLE_NOTICES: Changeable<MeDto, NoticeBody> = {
  read: async () => (await getMe({ throwOnError: true })).data,
  write: async (base, body, headers) => ({ ...base, ...(await updateMe({ headers, body, throwOnError: true })).data }),
  valuesOf: ({ morningDigest, reminderMinutes }) => ({ morningDigest, reminderMinutes }),
};

/** Opt-in for notices: the morning e-mail and the reminder before an appointment. */
export function NoticePreferences() {
  const me = useMe();
  const [answer, setAnswer] = useState(savedAnswer);
  const save = useMutation({
    mutationFn: (body: Partial<NoticeBody>) => saveUnlessOvertaken(CHANGEABLE_NOTICES, me, body),
    scope: { id: 'me' },
    onSuccess: () => showToast('Preferenze salvate'),
    meta: { affects: ['me'], untilShown: true },
  });
  // Shows the pressed switch at once, before the server has answered.
  const shown = { ...me, ...(save.isPending && save.variables) };
  const minutes = shown.reminderMinutes === null ? NEVER : String(shown.reminderMinutes);
  const known = REMINDERS.some(({ value }) => value === minutes);
  return (
    <>
      <Switch
        checked={shown.morningDigest}
        disabled={me.readOnly || save.isPending}
        onChange={(event) => save.mutate({ morningDigest: event.currentTarget.checked })}
        label="Email del mattino"
        description="Nei giorni lavorativi, quello che c’è da fare e quello che è in ritardo."
      />
      <NativeSelect
        label="Promemoria prima di un’azione con orario"
        data={known ? REMINDERS : [...REMINDERS, { value: minutes, label: `${minutes} minuti prima` }]}
        value={minutes}
        disabled={me.readOnly || save.isPending}
        onChange={(event) =>
          save.mutate({ reminderMinutes: event.currentTarget.value === NEVER ? null : Number(event.currentTarget.value) })
        }
        maw={360}
      />
      <Switch
        checked={answer === null}
        onChange={(event) => {
          saveAnswer(event.currentTarget.checked ? null : 'no');
          setAnswer(savedAnswer());
        }}
        label="Chiedi se mettere in calendario"
        description={
          answer === 'yes'
            ? 'Ora le nuove azioni vanno in calendario senza chiedere.'
            : 'Dopo aver pianificato un’azione che non è già in calendario. Vale in questo browser.'
        }
      />
    </>
  );
}
