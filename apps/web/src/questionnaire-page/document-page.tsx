import { Button } from '@mantine/core';
import { acknowledgePublicReport, getPublicReport, getPublicReportPdf } from '@sestante/api-client';
import type { PublicReportDto } from '@sestante/api-client/types';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { formatInstantDay } from '../lib/formats';
import { saveFile } from '../lib/save-file';
import { MessageScreen } from './message-screen';
import classes from './page.module.css';

/** Result of a request of the page: `missing` for a link that does not work, `unreachable` for one to be tried again. */
type State = { report: PublicReportDto } | 'loading' | 'missing' | 'unreachable';

/** Page of the client to whom a report was delivered: its PDF, and the confirmation that it was received. */
export function DocumentPage({ token }: { token: string | null }) {
  const [state, setState] = useState<State>('loading');
  const [busy, setBusy] = useState<'pdf' | 'confirm' | null>(null);
  const [failed, setFailed] = useState(false);
  const path = { token: token ?? '' };

  async function load(): Promise<void> {
    const { data, response } = token === null ? { data: undefined, response: { status: 404 } } : await getPublicReport({ path });
    setState(data ? { report: data } : response?.status === 404 ? 'missing' : 'unreachable');
  }
  const open = useEffectEvent(load);
  useEffect(() => {
    document.title = 'Documento';
    void open();
  }, []);

  async function run(work: 'pdf' | 'confirm'): Promise<void> {
    setBusy(work);
    setFailed(false);
    const done = await (work === 'pdf' ? download() : confirm());
    setFailed(!done);
    setBusy(null);
  }

  async function download(): Promise<boolean> {
    const { data } = await getPublicReportPdf({ path, parseAs: 'blob' });
    if (data !== undefined) saveFile(data, 'Report.pdf');
    return data !== undefined;
  }

  async function confirm(): Promise<boolean> {
    const { response } = await acknowledgePublicReport({ path });
    await load();
    return response?.ok === true;
  }

  if (state === 'loading') return null;
  if (state === 'missing')
    return (
      <MessageScreen title="Questo documento non è disponibile">
        <p>Apra di nuovo il link che ha ricevuto. Se non funziona, ne chieda uno nuovo alla Sua agenzia.</p>
      </MessageScreen>
    );
  if (state === 'unreachable')
    return (
      <MessageScreen title="Il documento non risponde">
        <p>Controlli la connessione.</p>
        <Button size="md" onClick={() => void load()}>
          Riprovi
        </Button>
      </MessageScreen>
    );
  const { agency, kind, deliveredAt, acknowledgedAt } = state.report;
  return (
    <MessageScreen title={kind === 'consulting' ? 'Il Suo report consulenziale' : 'Il Suo report analitico'}>
      <p>
        {agency.name} Glielo ha consegnato il {formatInstantDay(deliveredAt)}. È un documento personale: lo scarichi e lo conservi.
      </p>
      <Button size="md" leftSection={<IconDownload size={18} stroke={1.7} />} loading={busy === 'pdf'} onClick={() => void run('pdf')}>
        Scarichi il PDF
      </Button>
      {acknowledgedAt === null ? (
        <>
          <p>Quando lo ha ricevuto, ce lo confermi: non significa che accetta le proposte.</p>
          <Button size="md" variant="default" loading={busy === 'confirm'} onClick={() => void run('confirm')}>
            Confermo di aver ricevuto
          </Button>
        </>
      ) : (
        <p role="status" className="row gap-m">
          <IconCircleCheck size={20} stroke={1.7} aria-hidden /> Ha confermato di averlo ricevuto il {formatInstantDay(acknowledgedAt)}.
        </p>
      )}
      {failed && (
        <p role="alert" className={classes['error']}>
          Non è riuscito: controlli la connessione e riprovi.
        </p>
      )}
    </MessageScreen>
  );
}
