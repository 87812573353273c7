import { useQueryClient } from '@tanstack/react-query';
import { listAssigneesOptions } from '@sestante/api-client/query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SheetPage } from '../sheet-page';
import { FieldReportList } from './field-report-list';
import { INTERVENTIONS } from './intervention-tab';
import { ReportPreview } from './report-preview';

/** Interventions of a client, with those not yet sent from this device. */
export function InterventionsTab({ clientId }: { clientId: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();

  // Preloads the signing page while there is a network, so that it works offline.
  useEffect(() => {
    const params = { id: clientId, intervento: 'firma' };
    void router.preloadRoute({ to: '/clienti/$id/interventi/$intervento/firma', params });
    void import('../sheet-panel');
    void import('./field-report-runner');
    void queryClient.prefetchQuery(listAssigneesOptions());
  }, [router, queryClient, clientId]);

  return (
    <>
      <FieldReportList clientId={clientId} />
      <SheetPage tab={INTERVENTIONS} clientId={clientId} />
      <ReportPreview clientId={clientId} />
    </>
  );
}
