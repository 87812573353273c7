import type { InterventionDto } from '@sestante/api-client/types';
import { Notice } from '../../../ui/feedback/notice';
import { RecordDocuments } from '../documents/record-documents';
import { ReportSection } from './report-section';

interface InterventionDetailsProps {
  row: InterventionDto;
  clientId: string;
}

/** Report, signature and documents of an intervention, below its fields. */
export function InterventionDetails({ row, clientId }: InterventionDetailsProps) {
  // An intervention that exists only on this device can be signed, but cannot have files yet.
  if (row.version === 0) {
    return <Notice tone="warning">È ancora solo su questo dispositivo: foto e documenti si aggiungono quando è arrivato.</Notice>;
  }
  return (
    <>
      <ReportSection key={row.id} row={row} clientId={clientId} />
      <RecordDocuments clientId={clientId} recordKind="interventions" recordId={row.id} />
    </>
  );
}
