import { Button, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import type { InterventionDto } from '@sestante/api-client/types';
import { IconArrowLeft, IconFileOff } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Avatar } from '../../../ui/feedback/avatar';
import { EmptyState, ErrorState } from '../../../ui/feedback/state-panel';
import { isMissing } from '../../records/client-not-found';
import { fullName } from '../../records/client-names';
import { sheetRecordQuery } from '../sheet-queries';
import { contentOf } from './field-report';
import { changeFieldReport } from './field-report-store';
import { INTERVENTIONS } from './intervention-tab';
import { signedInWords } from './intervention-words';
import { ReportContent } from './report-content';
import { SignForm } from './sign-form';
import classes from './sign-page.module.css';
import { recordPath } from '../../records/client-links';
import { useFieldReports } from './use-field-reports';

interface SignPageProps {
  clientId: string;
  /** Id of an intervention, or of a report that exists only on this device. */
  id: string;
}

/** Full-screen page for the signer: the work done, the signature, and no other controls. */
export function SignPage({ clientId, id }: SignPageProps) {
  const reports = useFieldReports();
  const kept = reports?.find((report) => report.discardedAt === undefined && (report.id === id || report.interventionId === id));
  const known = useKnownIntervention(clientId, kept?.interventionId ?? id, reports !== undefined && kept?.id !== id);
  const { data: client } = useQuery({ ...getClientOptions({ path: { id: clientId } }), meta: { handled: true } });
  const back = {
    to: '/$sezione/$id/interventi',
    params: recordPath({ id: clientId, status: client?.status ?? 'client' }),
  } as const;

  // Holds the report back while it is about to be signed, so that it is not sent without the signature.
  const unmarkedId = kept !== undefined && !kept.toBeSigned ? kept.id : null;
  useEffect(() => {
    if (unmarkedId !== null) void changeFieldReport(unmarkedId, { toBeSigned: true });
  }, [unmarkedId]);

  useEffect(() => {
    document.title = 'Rapporto d’intervento · Sestante';
    // Preloads, while there is a network, the code that continues offline.
    void import('./field-report-runner');
  }, []);

  const onDeviceOnly = kept !== undefined && kept.interventionId === null;
  // Row of the server; a report that exists only on the device is read from there.
  const row = onDeviceOnly ? undefined : known.data;
  const content = row ? contentOf(row) : kept?.content;
  return (
    <>
      <header className={classes['bar']}>
        <Link {...back} className={classes['back']} aria-label="Torna agli interventi">
          <IconArrowLeft size={20} stroke={1.7} aria-hidden />
        </Link>
        <div className={classes['where']}>
          <h1 tabIndex={-1}>Rapporto d’intervento</h1>
          <p>{kept ? 'bozza su dispositivo' : (row?.report?.fileName ?? 'da comporre')}</p>
        </div>
      </header>
      {client && (
        <div className={classes['who']}>
          <Avatar initials={client.initials} kind={client.type === 'corporate' ? 'company' : 'person'} size="l" />
          <p className={classes['client']}>{fullName(client)}</p>
        </div>
      )}
      {reports === undefined ? (
        <Loader size="sm" aria-label="Attendi" />
      ) : isMissing(known.error) && !onDeviceOnly ? (
        <EmptyState
          icon={IconFileOff}
          title="Questo intervento non c’è"
          actions={
            <Button size="xs" renderRoot={(props) => <Link {...props} {...back} />}>
              Torna agli interventi
            </Button>
          }
        >
          Forse è stato eliminato, oppure il suo rapporto è già arrivato.
        </EmptyState>
      ) : row?.signature ? (
        <Signed row={row} back={back} />
      ) : row || onDeviceOnly ? (
        client && content && <SignForm client={client} content={content} row={row} kept={kept} back={back} />
      ) : known.error !== null ? (
        <ErrorState title="Non riusciamo a caricare l’intervento" error={known.error} onRetry={() => void known.refetch()} />
      ) : (
        <Loader size="sm" aria-label="Attendi" />
      )}
    </>
  );
}

function Signed({ row, back }: { row: InterventionDto; back: LinkProps }) {
  return (
    <div className={classes['columns']}>
      <ReportContent content={contentOf(row)} file={row.report} />
      <EmptyState
        icon={IconFileOff}
        title="Questo rapporto è già firmato"
        actions={
          <Button size="xs" renderRoot={(props) => <Link {...props} {...back} />}>
            Torna agli interventi
          </Button>
        }
      >
        {signedInWords(row) ?? ''}. Per correggerlo si fa una nuova versione, dall’elenco degli interventi.
      </EmptyState>
    </div>
  );
}

/**
 * Returns the intervention, or the list's cached row while the server cannot be reached, so that the page does not fail during an offline
 * signature.
 */
function useKnownIntervention(clientId: string, id: string, enabled: boolean) {
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery({ ...sheetRecordQuery(INTERVENTIONS, clientId, id), enabled });
  const [listed] = useState(() =>
    queryClient
      .getQueriesData<{ pages: { data: InterventionDto[] }[] }>({ queryKey: [{ _id: 'sheetList', tab: INTERVENTIONS.name }] })
      .flatMap(([, list]) => list?.pages.flatMap((page) => page.data) ?? [])
      .find((one) => one.id === id),
  );
  return { data: data ?? (isMissing(error) ? undefined : listed), error, refetch };
}
