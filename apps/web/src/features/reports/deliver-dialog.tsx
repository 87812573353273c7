import { Button, Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { deliverReport } from '@sestante/api-client';
import { getClientOptions } from '@sestante/api-client/query';
import { IconCopy, IconHandGrab, IconLink, IconMail } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { copyText } from '../../lib/clipboard';
import { showToast } from '../../lib/toasts';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { QrCode } from '../../ui/feedback/qr-code';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './consulting-report.module.css';
import type { ReportDetailDto } from '@sestante/api-client/types';

const CHANNELS = [
  { value: 'mail', label: 'Email', icon: <IconMail size={15} stroke={1.7} aria-hidden /> },
  { value: 'link', label: 'Link', icon: <IconLink size={15} stroke={1.7} aria-hidden /> },
  { value: 'hand', label: 'A mano', icon: <IconHandGrab size={15} stroke={1.7} aria-hidden /> },
];
const SUBMIT_LABELS = { mail: 'Invia', link: 'Crea il link', hand: 'Segna come consegnato' };
const HINTS = {
  mail: 'Il cliente riceve un link personale con cui scarica il PDF e conferma di averlo ricevuto.',
  link: 'Crea un link personale da mandare come preferisci: chi lo apre scarica il PDF.',
  hand: 'Hai già dato al cliente il PDF stampato, o glielo hai mandato tu.',
};
type Channel = keyof typeof HINTS;

interface DeliverDialogProps {
  report: ReportDetailDto;
  onClose: () => void;
}

/** Delivers an approved report to the client. */
export function DeliverDialog({ report: { id, client }, onClose }: DeliverDialogProps) {
  const [link, setLink] = useState<string | null>(null);
  const known = useQuery({ ...getClientOptions({ path: { id: client.id } }), meta: { handled: true } }).data;
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: { channel: 'mail' as Channel, email: '' },
    validate: ({ channel, email }) => ({
      ...(channel === 'mail' && email.trim() === '' && { email: 'Scrivi l’email, oppure scegli un altro modo' }),
    }),
    send: async ({ channel, email }, headers) =>
      (
        await deliverReport({
          path: { id },
          headers,
          body: { channel, ...(channel === 'mail' && { email: email.trim() }) },
          throwOnError: true,
        })
      ).data,
    onSaved: (delivered) => {
      if (delivered.link !== null) return setLink(delivered.link);
      const { channel, email } = form.values;
      showToast(channel === 'mail' ? `Report inviato a ${email.trim()}` : `Report consegnato a ${client.displayName}`);
      onClose();
      return undefined;
    },
  });
  const suggestEmail = useEffectEvent(() => form.suggest({ email: known?.emails[0]?.value ?? '' }));
  useEffect(() => suggestEmail(), [known]);
  if (link !== null) return <DeliveredLink link={link} name={client.displayName} onClose={onClose} />;
  const { channel } = form.values;
  return (
    <FormDialog
      form={form}
      title="Consegna il report"
      subtitle={client.displayName}
      unsavedText={null}
      submitLabel={SUBMIT_LABELS[channel]}
      submitKey="Invio"
      onClose={onClose}
    >
      <ChipChoice label="Come" options={CHANNELS} autoFocus {...form.getInputProps('channel')} />
      <p className="text-m soft">{HINTS[channel]}</p>
      {channel === 'mail' && (
        <TextInput
          type="email"
          label="Email"
          withAsterisk
          maxLength={254}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('email')}
        />
      )}
    </FormDialog>
  );
}

/** Link of a delivered report, which is shown only this once. */
function DeliveredLink({ link, name, onClose }: { link: string; name: string; onClose: () => void }) {
  useReturnFocus();
  const [copied, setCopied] = useState(false);
  return (
    <Modal opened onClose={onClose} title={`Link del report di ${name}`} size="md">
      <div className={classes['dialog']}>
        <p className="text-m soft">Copialo adesso: non si può rileggere. Chi lo apre scarica il report, dallo solo al cliente.</p>
        <TextInput label="Link" value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
        <div className="row wraps gap-m">
          <Button
            leftSection={<IconCopy size={16} stroke={1.7} />}
            onClick={() => void copyText(link).then(() => setCopied(true))}
            data-autofocus
          >
            {copied ? 'Copiato' : 'Copia link'}
          </Button>
          <span role="status" className="spoken">
            {copied && 'Link copiato'}
          </span>
        </div>
        <figure className={classes['code']}>
          <QrCode text={link} label="Codice QR del report" />
          <figcaption>Il cliente lo inquadra con il telefono.</figcaption>
        </figure>
      </div>
    </Modal>
  );
}
