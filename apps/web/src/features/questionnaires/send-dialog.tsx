import { Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getClientOptions, getSendingOptionsOptions } from '@sestante/api-client/query';
import { useNavigate } from '@tanstack/react-router';
import { lazy } from 'react';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import { ClientPicker } from '../clients/client-picker';
import classes from './questionnaire-dialogs.module.css';
import { SendForm } from './send-form';
import { SEND_TITLE, sendQuestionnaireLink } from './send-questionnaire-link';

const PrivacyNotice = lazy(() => import('./privacy-notice').then((module) => ({ default: module.PrivacyNotice })));

interface SendDialogProps {
  /** Id of the client, or `scegli` to choose one first. */
  clientId: string;
  onClose: () => void;
}

/** Sends a questionnaire to a client. */
export function SendDialog({ clientId, onClose }: SendDialogProps) {
  return clientId === 'scegli' ? <ChooseClient onClose={onClose} /> : <SendTo clientId={clientId} onClose={onClose} />;
}

function ChooseClient({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={SEND_TITLE} size="md">
      <ClientPicker
        label="A quale cliente"
        value={null}
        onChange={(client) => client && void navigate({ ...sendQuestionnaireLink(client.id), replace: true })}
        autoFocus
      />
    </Modal>
  );
}

function SendTo({ clientId, onClose }: SendDialogProps) {
  const client = useQuery({ ...getClientOptions({ path: { id: clientId } }), meta: { handled: true } });
  // Asked each time, since a questionnaire may have been sent or answered since.
  const options = useQuery({ ...getSendingOptionsOptions({ query: { clientId } }), staleTime: 0, gcTime: 0, meta: { handled: true } });
  const slow = useDelayed(client.isPending || options.isPending);
  if (client.data && options.data) {
    const { privacyNotice } = options.data;
    if (privacyNotice === null) return <PrivacyNotice onClose={onClose} />;
    return <SendForm client={client.data} options={options.data} notice={privacyNotice} onClose={onClose} />;
  }
  const failed = client.isError ? client : options;
  return (
    <Modal opened onClose={onClose} title={SEND_TITLE} size={600}>
      {failed.isError ? (
        <ErrorState title="Non riusciamo a preparare l’invio" error={failed.error} onRetry={() => void failed.refetch()} />
      ) : (
        <div className={classes['waiting']} aria-busy="true">
          {slow && [56, 54, 54, 40].map((height, index) => <Skeleton key={index} height={height} />)}
        </div>
      )}
    </Modal>
  );
}
