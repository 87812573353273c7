import { useQueryClient } from '@tanstack/react-query';
import { listAssigneesOptions } from '@sestante/api-client/query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { SheetPage } from '../sheet/sheet-page';
import { FieldReportList } from './field-report-list';
import { INTERVENTIONS } from './intervention-tab';
import { ReportPreview } from './report-preview';

/** The interventions of a client, and what of them is still on this device. */
export function InterventionsTab({ clientId }: { clientId: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();

  // While there is a network: what the way to the signature needs when it is gone.
  useEffect(() => {
    const params = { id: clientId, intervento: 'firma' };
    void router.preloadRoute({ to: '/clienti/$id/interventi/$intervento/firma', params });
    void import('../sheet/sheet-panel');
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
