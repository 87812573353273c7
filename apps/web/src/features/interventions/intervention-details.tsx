import type { InterventionDto } from '@sestante/api-client/types';
import { Notice } from '../../ui/notice';
import { RecordDocuments } from '../documents/record-documents';
import { ReportSection } from './report-section';

interface InterventionDetailsProps {
  row: InterventionDto;
  clientId: string;
}

/** Below the fields of an intervention: its report, and what else belongs to it. */
export function InterventionDetails({ row, clientId }: InterventionDetailsProps) {
  // What only this device has can be signed, but no file can belong to it yet.
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
