import { Autocomplete, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { sendQuestionnaire } from '@sestante/api-client';
import type { QuestionnaireChannel, SendingOptions } from '@sestante/api-client/types';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { formatInstantDay, shiftDay, todayInRome } from '../../lib/formats';
import { showToast } from '../../lib/toasts';
import { Notice } from '../../ui/feedback/notice';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { DayField } from '../../ui/forms/day-field';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { TYPE_HINTS } from '../records/client-labels';
import { type Client, fullName } from '../records/client-names';
import { ClientTypeCards } from '../records/client-type-cards';
import { questionnaireDialogs } from './questionnaire-dialogs-store';
import classes from './questionnaire-dialogs.module.css';
import { CHANNEL_LABELS, STATUS_LABELS } from './questionnaire-labels';
import { questionnaireLink } from './questionnaire-link';
import { SEND_TITLE } from './send-questionnaire-link';
import { DEFAULT_DAYS, expiryError, REMINDER_OPTIONS, reminderDaysOf } from './sending-days';
import { useQuestionnaireMutations } from './use-questionnaire-mutations';

const PreviewDialog = lazy(() => import('./preview-dialog').then((module) => ({ default: module.PreviewDialog })));

const SUBMIT_LABELS: Record<QuestionnaireChannel, string> = {
  email: 'Invia',
  link: 'Crea il link',
  qr: 'Mostra il QR',
  together: 'Comincia',
};

const CHANNELS = (Object.keys(CHANNEL_LABELS) as QuestionnaireChannel[]).map((value) => {
  const { label, icon: Glyph } = CHANNEL_LABELS[value];
  return { value, label, icon: <Glyph size={15} stroke={1.7} aria-hidden /> };
});

interface SendFormProps {
  client: Client;
  options: SendingOptions;
  notice: NonNullable<SendingOptions['privacyNotice']>;
  onClose: () => void;
}

/** Form that sends a questionnaire: who fills it in, how it reaches them, until when. */
export function SendForm({ client, options, notice, onClose }: SendFormProps) {
  const { templates, recipients, reusable, open, defaultEmail } = options;
  const navigate = useNavigate();
  const { cancel } = useQuestionnaireMutations();
  const [previewing, setPreviewing] = useState(false);
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: {
      templateId: templates[0]?.id ?? null,
      recipientName: recipients[0]?.name ?? fullName(client),
      recipientEmail: recipients[0]?.email ?? defaultEmail ?? '',
      channel: 'email' as QuestionnaireChannel,
      expiresOn: shiftDay(todayInRome(), DEFAULT_DAYS) as string | null,
      reminders: REMINDER_OPTIONS[0].value as string,
      reuseAnswers: reusable !== null,
    },
    validate: ({ channel, recipientName, recipientEmail, expiresOn }) => ({
      ...(recipientName.trim() === '' && { recipientName: 'Scrivi chi lo compila' }),
      ...(channel === 'email' && recipientEmail.trim() === '' && { recipientEmail: 'Scrivi l’email, oppure scegli un altro modo' }),
      ...expiryError(expiresOn),
    }),
    send: async ({ templateId, channel, recipientName, recipientEmail, expiresOn, reminders, reuseAnswers }, headers) => {
      const body = {
        clientId: client.id,
        templateId: templateId ?? '',
        channel,
        recipientName: recipientName.trim(),
        ...(recipientEmail.trim() !== '' && { recipientEmail: recipientEmail.trim() }),
        ...(expiresOn !== null && { expiresOn }),
        reminderDays: channel === 'email' ? reminderDaysOf(reminders) : [],
        reuseAnswers,
        replace: open !== null,
      };
      return (await sendQuestionnaire({ body, headers, throwOnError: true })).data;
    },
    onSaved: (sent) => {
      onClose();
      if (sent.channel !== 'email') return questionnaireDialogs.open('link', sent);
      showToast(`Questionario inviato a ${sent.recipientEmail}`, {
        undo: () => cancel(sent),
        further: { label: 'Apri', run: () => void navigate(questionnaireLink(sent)) },
      });
    },
  });
  const { channel, templateId } = form.values;
  const template = templates.find(({ id }) => id === templateId);
  const byEmail = channel === 'email';

  function chooseRecipient(name: string): void {
    form.setFieldValue('recipientName', name);
    const known = recipients.find((one) => one.name === name);
    if (known) form.setFieldValue('recipientEmail', known.email);
  }

  // In place of the form, which keeps its values, so that Esc closes one dialog at a time.
  if (previewing && template) {
    return (
      <Suspense>
        <PreviewDialog templateId={template.id} name={template.name} onClose={() => setPreviewing(false)} />
      </Suspense>
    );
  }
  return (
    <FormDialog
      form={form}
      title={SEND_TITLE}
      subtitle={fullName(client)}
      size={600}
      unsavedText={null}
      keepsInput
      submitLabel={open ? `Sostituisci: ${SUBMIT_LABELS[channel].toLowerCase()}` : SUBMIT_LABELS[channel]}
      submitKey="Invio"
      incomplete={template === undefined}
      note="Link personale, valido fino alla scadenza"
      secondary={
        template && (
          <Button variant="default" onClick={() => setPreviewing(true)}>
            Anteprima
          </Button>
        )
      }
      onClose={onClose}
    >
      {open && (
        <Notice tone="warning">
          Il cliente ha già un questionario aperto, inviato il {formatInstantDay(open.sentAt)} (
          {STATUS_LABELS[open.status].label.toLowerCase()}, {open.progress.percent}%). Se ne invii un altro, quello viene annullato.
        </Notice>
      )}
      <div className={classes['types']}>
        <ClientTypeCards
          label="Questionario"
          labelShown
          value={client.type}
          hints={{ ...TYPE_HINTS, ...(template && { [client.type]: `${template.minutes.from}–${template.minutes.to} min` }) }}
        />
        <p className={classes['hint']}>Scelto in base al tipo di cliente.</p>
      </div>
      {template === undefined ? (
        <Notice tone="warning">Non c’è un modello pubblicato per questo tipo di cliente.</Notice>
      ) : (
        templates.length > 1 && (
          <Select
            label="Modello"
            data={templates.map(({ id, name }) => ({ value: id, label: name }))}
            allowDeselect={false}
            {...form.getInputProps('templateId')}
          />
        )
      )}
      <div className={classes['pair']}>
        <Autocomplete
          label="Chi lo compila"
          withAsterisk
          data={[...new Set(recipients.map(({ name }) => name))]}
          filter={({ options: all }) => all}
          openOnFocus={false}
          maxLength={200}
          autoComplete="off"
          {...form.getInputProps('recipientName')}
          onChange={chooseRecipient}
          data-autofocus
        />
        {byEmail && (
          <TextInput
            type="email"
            label="Email"
            withAsterisk
            maxLength={254}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('recipientEmail')}
          />
        )}
      </div>
      <ChipChoice label="Come" options={CHANNELS} {...form.getInputProps('channel')} />
      <div className={classes['pair']}>
        <DayField label="Scade" required {...form.getInputProps('expiresOn')} />
        {byEmail && (
          <Select label="Promemoria automatici" data={[...REMINDER_OPTIONS]} allowDeselect={false} {...form.getInputProps('reminders')} />
        )}
      </div>
      {reusable && (
        <Checkbox
          label={
            <>
              <b>
                Riusa {reusable.count} risposte del {formatInstantDay(reusable.completedAt)}
              </b>
              <span className={classes['under']}>Il cliente le conferma invece di riscriverle.</span>
            </>
          }
          {...form.getInputProps('reuseAnswers', { type: 'checkbox' })}
        />
      )}
      <Notice tone="success">
        Informativa privacy attiva, versione del {formatInstantDay(notice.publishedAt)}. Il consenso viene chiesto prima della prima
        domanda.
      </Notice>
    </FormDialog>
  );
}
