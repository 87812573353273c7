import { Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { bulkSendQuestionnaires } from '@sestante/api-client';
import type { ClientType } from '@sestante/api-client/types';
import type { BulkDialogProps } from '../../lib/feature';
import { shiftDay, todayInRome } from '../../lib/formats';
import { followJob } from '../../lib/long-jobs';
import { DayField } from '../../ui/forms/day-field';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { NOUNS, TYPE_LABELS } from '../records/client-labels';
import classes from './questionnaire-dialogs.module.css';
import { publishedTemplatesQuery } from './questionnaire-queries';
import { DEFAULT_DAYS, expiryError, REMINDER_OPTIONS, reminderDaysOf } from './sending-days';

const TYPES = Object.keys(TYPE_LABELS) as ClientType[];

/** Sends a questionnaire to each selected client by e-mail: that of its type. */
export function BulkSendDialog({ chosen: { status, asked }, howMany, onClose, onStarted }: BulkDialogProps) {
  const templates = useQuery(publishedTemplatesQuery).data?.data ?? [];
  const ofType = (type: ClientType) => templates.filter(({ clientType }) => clientType === type);
  const form = useRecordForm({
    inPlace: true,
    affects: [],
    start: {
      retail: null as string | null,
      professional: null as string | null,
      corporate: null as string | null,
      expiresOn: shiftDay(todayInRome(), DEFAULT_DAYS) as string | null,
      reminders: REMINDER_OPTIONS[0].value as string,
      reuseAnswers: true,
    },
    validate: ({ expiresOn }) => expiryError(expiresOn),
    send: async ({ expiresOn, reminders, reuseAnswers, ...byType }, headers) => {
      const body = {
        ...asked,
        templateIds: TYPES.flatMap((type) => byType[type] ?? ofType(type)[0]?.id ?? []),
        ...(expiresOn !== null && { expiresOn }),
        reminderDays: reminderDaysOf(reminders),
        reuseAnswers,
      };
      return (await bulkSendQuestionnaires({ body, headers, throwOnError: true })).data;
    },
    onSaved: ({ id }) => {
      followJob({
        id,
        noun: NOUNS[status],
        running: 'Invio i questionari',
        done: ['riceve il questionario', 'ricevono il questionario'],
        none: 'Nessun questionario inviato',
        refused: ['escluso', 'esclusi'],
      });
      onStarted();
    },
  });
  return (
    <FormDialog
      form={form}
      title={`Invia un questionario a ${howMany}`}
      size="md"
      unsavedText={null}
      submitLabel={`Invia a ${howMany}`}
      incomplete={templates.length === 0}
      onClose={onClose}
    >
      <p className="text-m soft">
        Ognuno riceve per email il questionario del suo tipo. Chi non ha un’email o ne ha già uno aperto resta fuori, e lo vedi alla fine.
      </p>
      {TYPES.filter((type) => ofType(type).length > 1).map((type) => (
        <Select
          key={type}
          label={`Modello ${TYPE_LABELS[type]}`}
          data={ofType(type).map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          {...form.getInputProps(type)}
          value={form.values[type] ?? ofType(type)[0]?.id ?? null}
        />
      ))}
      <div className={classes['pair']}>
        <DayField label="Scade" required {...form.getInputProps('expiresOn')} autoFocus />
        <Select label="Promemoria automatici" data={[...REMINDER_OPTIONS]} allowDeselect={false} {...form.getInputProps('reminders')} />
      </div>
      <Checkbox
        label={
          <>
            <b>Riusa le risposte dell’ultimo questionario</b>
            <span className={classes['under']}>Chi ha già risposto le conferma invece di riscriverle.</span>
          </>
        }
        {...form.getInputProps('reuseAnswers', { type: 'checkbox' })}
      />
    </FormDialog>
  );
}
