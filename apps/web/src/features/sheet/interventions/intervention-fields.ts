import type { CreateInterventionDto } from '@sestante/api-client/types';
import { day, notes, suggested, wholeNumber } from '../../../ui/forms/field-types.ts';
import { todayInRome } from '../../../lib/formats.ts';
import type { SheetFields } from '../sheet-fields.ts';
import { person, record } from '../sheet-field-types.ts';

const KINDS = ['Manutenzione', 'Riparazione', 'Installazione', 'Collaudo', 'Sopralluogo', 'Perizia'];

/** Form fields of an intervention. */
export const INTERVENTION_FIELDS: SheetFields<CreateInterventionDto> = {
  performedOn: { label: 'Data', kind: day, span: 3, required: 'Serve il giorno in cui è stato fatto', start: todayInRome },
  kind: { label: 'Tipo', kind: suggested(100, KINDS), span: 3 },
  installationId: { label: 'Impianto', kind: record('installations'), span: 3 },
  siteId: { label: 'Sede', kind: record('sites'), span: 3 },
  technicianId: { label: 'Operatore', kind: person, span: 3 },
  durationMinutes: { label: 'Durata', kind: wholeNumber(0, 100_000, ['minuto', 'minuti']), span: 3, hint: 'In minuti' },
  description: { label: 'Lavori eseguiti', kind: notes(10_000) },
  materials: { label: 'Materiali', kind: notes(10_000) },
};
