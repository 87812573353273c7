import { Button, Modal, Skeleton, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { publishPrivacyNotice } from '@sestante/api-client';
import { proposePrivacyNoticeOptions } from '@sestante/api-client/query';
import type { ProposedPrivacyNotice } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { Notice } from '../../ui/feedback/notice';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './questionnaire-dialogs.module.css';

const TITLE = 'Prima serve l’informativa privacy';

/** Shown instead of the form while the agency has no privacy notice: proposes one, or says whom to ask. */
export function PrivacyNotice({ onClose }: { onClose: () => void }) {
  const mayPublish = usePermission('settings:write');
  return mayPublish ? <Proposal onClose={onClose} /> : <Ask onClose={onClose} />;
}

function Ask({ onClose }: { onClose: () => void }) {
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={TITLE} size="md">
      <div className={classes['form']}>
        <p className="text-m soft">
          Il cliente deve leggerla prima di rispondere, e la tua agenzia non ne ha ancora pubblicata una. Chiedi a un amministratore
          dell’agenzia: la trova già pronta da qui, con “Invia questionario”.
        </p>
        <div className="row end">
          <Button onClick={onClose} data-autofocus>
            Ho capito
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Proposal({ onClose }: { onClose: () => void }) {
  const proposal = useQuery({ ...proposePrivacyNoticeOptions(), staleTime: 0, meta: { handled: true } });
  const slow = useDelayed(proposal.isPending);
  if (proposal.data) return <Publish proposal={proposal.data} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={TITLE} size="lg">
      {proposal.isError ? (
        <ErrorState title="Non riusciamo a preparare l’informativa" error={proposal.error} onRetry={() => void proposal.refetch()} />
      ) : (
        <div className={classes['waiting']} aria-busy="true">
          {slow && <Skeleton height={320} />}
        </div>
      )}
    </Modal>
  );
}

function Publish({ proposal: { notice, terms, missing }, onClose }: { proposal: ProposedPrivacyNotice; onClose: () => void }) {
  const form = useRecordForm({
    inPlace: true,
    affects: ['privacy notices', 'questionnaires'],
    start: { notice, terms },
    validate: (values): Record<string, string> => ({
      ...(values.notice.trim() === '' && { notice: 'Scrivi l’informativa' }),
      ...(values.terms.trim() === '' && { terms: 'Scrivi le condizioni' }),
    }),
    send: async (body, headers) => (await publishPrivacyNotice({ body, headers, throwOnError: true })).data,
    onSaved: () => showToast('Informativa pubblicata'),
  });
  return (
    <FormDialog
      form={form}
      title={TITLE}
      size="lg"
      unsavedText={null}
      keepsInput
      submitLabel="Pubblica e continua"
      incomplete={missing.length > 0}
      note="Ogni versione resta, con la data in cui è stata pubblicata"
      onClose={onClose}
    >
      {missing.length > 0 ? (
        <Notice tone="warning">
          Mancano dei dati dell’agenzia che la legge chiede di indicare.{' '}
          <Link to="/impostazioni/agenzia" onClick={onClose}>
            Completali nelle impostazioni
          </Link>{' '}
          e torna qui.
        </Notice>
      ) : (
        <p className="text-m soft">
          L’abbiamo preparata con i dati dell’agenzia. Leggila e cambia quello che serve: il cliente la vede prima della prima domanda.
        </p>
      )}
      <Textarea label="Informativa" autosize minRows={6} maxRows={12} maxLength={50_000} {...form.getInputProps('notice')} data-autofocus />
      <Textarea label="Condizioni d’uso" autosize minRows={3} maxRows={8} maxLength={50_000} {...form.getInputProps('terms')} />
    </FormDialog>
  );
}
