import type { InterventionDto } from '@sestante/api-client/types';
import { formatInstant } from '../../../lib/formats';
import type { Refusal } from './field-report';

/** Signature as text, such as "Firmato da Renato Sartori il 22/11/2026, 14:30". */
export function signedInWords({ signature }: Pick<InterventionDto, 'signature'>): string | null {
  return signature && `Firmato da ${signature.signerName} il ${formatInstant(signature.signedAt)}`;
}

const REFUSALS: Record<string, string> = {
  'intervention-signed': 'Il rapporto è già stato firmato da un’altra parte.',
  'changed-since-shown': 'L’intervento è stato modificato dopo la firma: quello che c’è adesso non è quello che è stato firmato.',
  'maybe-there': 'È passato più di un giorno e non sappiamo se l’intervento è già arrivato: guarda nell’elenco prima di inviarlo di nuovo.',
  'report-unreadable': 'Al PDF caricato non si può aggiungere una firma: è protetto o danneggiato. Caricane uno senza protezione.',
  'no-report': 'Il rapporto non c’è più: va composto o caricato di nuovo.',
  'no-such-client': 'Il cliente non c’è più, oppure non lo vedi.',
  'empty-signature': 'La firma è vuota.',
};

const FIELDS: Record<string, string> = {
  'empty-signature': 'La firma è vuota.',
  'not-found': 'L’impianto, la sede o l’operatore indicati non ci sono più.',
  'in-the-future': 'La data è nel futuro: controlla l’orologio del dispositivo.',
};

/** Returns why the server refused a report, in words for the user. */
export function refusalInWords({ code, status, fieldCodes }: Refusal): string {
  const field = fieldCodes.map((one) => FIELDS[one]).find((text) => text !== undefined);
  if (field !== undefined) return field;
  const known = REFUSALS[code];
  if (known !== undefined) return known;
  if (status === 404) return 'L’intervento o il cliente non c’è più, oppure non è visibile con il tuo profilo.';
  if (status === 403) return 'Non hai più il permesso di modificare questo cliente.';
  return 'Il server non ha accettato i dati.';
}
