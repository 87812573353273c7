import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { refresh } from '../../../lib/refresh';
import { showToast } from '../../../lib/toasts';
import { unsentDialog } from '../../../lib/unsent';
import { type FieldReport, isSentAutomatically } from './field-report';
import { sendAllReports } from './field-report-sender';
import { FieldReportItem } from './field-report-list';
import classes from './field-report-list.module.css';
import { refusalInWords } from './intervention-words';
import { useFieldReports } from './use-field-reports';

/** Retry interval in milliseconds: the browser's online state is unreliable, and the server may be unreachable without it. */
const AGAIN_MS = 20_000;

/** Sends waiting reports when the page is opened, when the network is back, and at intervals until they have arrived. */
export function FieldReportRunner({ userId }: { userId: string }) {
  const queryClient = useQueryClient();
  const reports = useFieldReports();
  const waiting = reports?.some(isSentAutomatically) ?? false;
  const listed = unsentDialog.useOpen();

  const sendAll = useEffectEvent(() => {
    if (document.visibilityState !== 'visible') return;
    void sendAllReports(userId, ({ sent, report }) => {
      showOutcome(sent, report);
      void refresh(queryClient, ['records']);
    }).catch(() => undefined);
  });

  useEffect(() => {
    if (!waiting) return;
    const listening = new AbortController();
    const { signal } = listening;
    sendAll();
    addEventListener('online', () => sendAll(), { signal });
    document.addEventListener('visibilitychange', () => sendAll(), { signal });
    const timer = setInterval(() => sendAll(), AGAIN_MS);
    return () => {
      listening.abort();
      clearInterval(timer);
    };
  }, [waiting]);

  const unsent = reports ?? [];
  return (
    <>
      <LeavingGuard count={unsent.length} />
      <Modal opened={listed && unsent.length > 0} onClose={unsentDialog.close} title="Su questo dispositivo" size="lg">
        <ul className={classes['dialog']}>
          {unsent.map((report) => (
            <FieldReportItem key={report.id} report={report} withClient />
          ))}
        </ul>
      </Modal>
    </>
  );
}

function showOutcome(sent: string, { client, signature, refusal, discardedAt }: FieldReport): void {
  if (discardedAt !== undefined) return;
  const what = signature ? 'Il rapporto firmato' : 'L’intervento';
  if (sent === 'sent') showToast(`${what} di ${client.displayName} è arrivato`);
  if (sent === 'refused' && refusal) {
    showToast(`${what} di ${client.displayName} non è stato accettato. ${refusalInWords(refusal)}`, {
      further: { label: 'Vedi', run: unsentDialog.open },
    });
  }
}

/** Warns on log-out, since the reports cannot be sent without a session. */
function LeavingGuard({ count }: { count: number }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => next.pathname === '/uscita' && count > 0,
    enableBeforeUnload: false,
    withResolver: true,
  });
  const stay = () => blocker.reset?.();
  return (
    <Modal opened={blocker.status === 'blocked'} onClose={stay} title="Uscire con dei rapporti da inviare?" size="sm">
      <p className={classes['explained']}>
        {count === 1 ? 'Un rapporto è ancora solo su questo dispositivo.' : `${count} rapporti sono ancora solo su questo dispositivo.`}{' '}
        Restano qui, e partono quando accedi di nuovo da questo browser.
      </p>
      <div className={classes['choices']}>
        <Button variant="default" onClick={() => blocker.proceed?.()}>
          Esci lo stesso
        </Button>
        <Button onClick={stay} data-autofocus>
          Resta qui
        </Button>
      </div>
    </Modal>
  );
}
