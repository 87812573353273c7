import { Button, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { removeMyAuthenticator, renewMyRecoveryCodes } from '@sestante/api-client';
import { useState } from 'react';
import { formatInstant } from '../../lib/formats';
import { hasPasskeys } from '../../lib/passkeys';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { Badge } from '../../ui/feedback/badge';
import { Notice } from '../../ui/feedback/notice';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { AskPassword } from './ask-password';
import { AuthenticatorSetup } from './authenticator-setup';
import { PasskeyRow } from './passkey-row';
import { PasskeySetup } from './passkey-setup';
import { RecoveryCodeList } from './recovery-code-list';
import { mySecondFactorQuery } from './account-queries';

type Work = 'app' | 'passkey' | 'codes' | 'remove';

const TITLES: Record<Work, string> = {
  app: 'App di autenticazione',
  passkey: 'Nuova passkey',
  codes: 'Nuovi codici di recupero',
  remove: 'Disattivare l’app di autenticazione?',
};

/** State of the user's second factor, with the actions to add, replace or remove it. */
export function SecondFactorSection() {
  const readOnlyProps = useReadOnlyProps();
  const [work, setWork] = useState<Work | null>(null);
  const factor = useQuery(mySecondFactorQuery);
  const slow = useDelayed(factor.isPending);
  if (factor.isError && !factor.data) {
    return <ErrorState title="Non riusciamo a caricare il secondo fattore" error={factor.error} onRetry={() => void factor.refetch()} />;
  }
  if (!factor.data) return slow ? <Skeleton height={44} /> : null;
  const { enabled, required, authenticatorSince, passkeys, recoveryCodesLeft } = factor.data;
  const app = authenticatorSince !== null;
  const last = Number(app) + passkeys.length === 1;
  const close = () => setWork(null);
  return (
    <>
      {enabled ? (
        <>
          {authenticatorSince !== null && (
            <p className="row wraps gap-m">
              App di autenticazione
              <Badge tone="success">Attiva</Badge>
              <span className="text-m soft">dal {formatInstant(authenticatorSince)}</span>
            </p>
          )}
          {passkeys.length > 0 && (
            <ul aria-label="Passkey">
              {passkeys.map((passkey) => (
                <PasskeyRow key={passkey.id} passkey={passkey} kept={required && last} />
              ))}
            </ul>
          )}
          <p className="text-m soft">
            {recoveryCodesLeft === 1 ? 'Resta 1 codice di recupero.' : `Restano ${recoveryCodesLeft} codici di recupero.`}
            {required && ' La tua agenzia richiede il secondo fattore: puoi cambiarlo, non toglierlo.'}
          </p>
          {recoveryCodesLeft < 3 && <Notice tone="warning">I codici di recupero stanno finendo: creane di nuovi.</Notice>}
        </>
      ) : (
        <p className="text-m soft">Chi scopre la tua password non entra senza il codice che cambia ogni mezzo minuto sul tuo telefono.</p>
      )}
      <div className="flex wraps gap-m">
        <Button variant="default" onClick={() => setWork('app')} {...readOnlyProps}>
          {app ? 'Cambia app' : enabled ? 'Aggiungi un’app' : 'Attiva il secondo fattore'}
        </Button>
        {hasPasskeys() && (
          <Button variant="default" onClick={() => setWork('passkey')} {...readOnlyProps}>
            Aggiungi una passkey
          </Button>
        )}
        {enabled && (
          <Button variant="default" onClick={() => setWork('codes')} {...readOnlyProps}>
            Nuovi codici di recupero
          </Button>
        )}
        {app && !(required && last) && (
          <Button variant="subtle" onClick={() => setWork('remove')} {...readOnlyProps}>
            Disattiva l’app
          </Button>
        )}
      </div>
      <Modal opened={work !== null} onClose={close} closeOnClickOutside={false} title={work && TITLES[work]} size="md">
        {work !== null && <Dialog work={work} onDone={close} />}
      </Modal>
    </>
  );
}

function Dialog({ work, onDone }: { work: Work; onDone: () => void }) {
  const { email } = useMe();
  const [codes, setCodes] = useState<string[]>([]);
  switch (work) {
    case 'app':
      return (
        <AuthenticatorSetup
          email={email}
          onDone={() => {
            showToast('Secondo fattore attivo');
            onDone();
          }}
        />
      );
    case 'passkey':
      return (
        <PasskeySetup
          email={email}
          onDone={() => {
            showToast('Passkey aggiunta');
            onDone();
          }}
        />
      );
    case 'codes':
      return codes.length > 0 ? (
        <RecoveryCodeList codes={codes} onDone={onDone} />
      ) : (
        <AskPassword
          why="I codici di prima smettono di valere."
          email={email}
          action="Crea i codici"
          send={async ({ password }) => (await renewMyRecoveryCodes({ body: { password }, throwOnError: true })).data}
          onSaved={({ recoveryCodes }) => setCodes(recoveryCodes)}
        />
      );
    case 'remove':
      return (
        <AskPassword
          why="Se non hai una passkey, per entrare basterà la password e i codici di recupero smettono di valere. Gli altri dispositivi verranno disconnessi."
          email={email}
          action="Disattiva"
          danger
          send={({ password }) => removeMyAuthenticator({ body: { password }, throwOnError: true })}
          onSaved={() => {
            showToast('App di autenticazione disattivata');
            onDone();
          }}
        />
      );
  }
}
