import { Button, Modal, TextInput } from '@mantine/core';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { IconCopy, IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../../lib/clipboard';
import { formatDay } from '../../lib/formats';
import { QrCode } from '../../ui/feedback/qr-code';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './questionnaire-dialogs.module.css';

interface LinkDialogProps {
  questionnaire: QuestionnaireDto;
  onClose: () => void;
}

/** Personal link of a questionnaire: to copy, to scan, or to open and fill in together with the client. */
export function LinkDialog({ questionnaire, onClose }: LinkDialogProps) {
  useReturnFocus();
  const [copied, setCopied] = useState(false);
  const { client, link, channel, expiresOn } = questionnaire;
  if (link === null) return null;
  const copy = () => void copyText(link).then(() => setCopied(true));
  return (
    <Modal opened onClose={onClose} title={`Questionario di ${client.displayName}`} size="md">
      <div className={classes['form']}>
        <p className="text-m soft">
          Il link vale solo per questo cliente, fino al {formatDay(expiresOn)}. Chi lo apre vede le sue risposte: dallo solo a lui.
        </p>
        <TextInput label="Link" value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
        <div className="row wraps gap-m">
          <Button
            leftSection={<IconCopy size={16} stroke={1.7} />}
            variant={channel === 'together' ? 'default' : 'filled'}
            onClick={copy}
            data-autofocus={channel !== 'together' || undefined}
          >
            {copied ? 'Copiato' : 'Copia link'}
          </Button>
          <Button
            component="a"
            href={link}
            target="_blank"
            rel="noreferrer"
            variant={channel === 'together' ? 'filled' : 'default'}
            leftSection={<IconExternalLink size={16} stroke={1.7} />}
            data-autofocus={channel === 'together' || undefined}
          >
            Compila insieme
          </Button>
          <span role="status" className="spoken">
            {copied && 'Link copiato'}
          </span>
        </div>
        <figure className={classes['code']}>
          <QrCode text={link} label="Codice QR del questionario" />
          <figcaption>Il cliente lo inquadra con il telefono.</figcaption>
        </figure>
      </div>
    </Modal>
  );
}
