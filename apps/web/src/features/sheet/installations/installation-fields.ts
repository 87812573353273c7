import type { CreateInstallationDto } from '@sestante/api-client/types';
import { day, line, notes, suggested } from '../../../ui/forms/field-types.ts';
import type { SheetFields } from '../sheet-fields.ts';
import { record } from '../sheet-field-types.ts';

const KINDS = [
  'Antincendio',
  'Allarme',
  'Videosorveglianza',
  'Elettrico',
  'Fotovoltaico',
  'Climatizzazione',
  'Veicolo',
  'Fabbricato',
  'Macchinario',
];

/** Form fields of an installation. */
export const INSTALLATION_FIELDS: SheetFields<CreateInstallationDto> = {
  name: { label: 'Nome', kind: line(200), required: 'Serve un nome, per esempio “Antincendio, linea B”' },
  kind: { label: 'Tipo', kind: suggested(100, KINDS), span: 3 },
  siteId: { label: 'Sede', kind: record('sites'), span: 3 },
  brand: { label: 'Marca', kind: line(100), span: 3 },
  model: { label: 'Modello', kind: line(100), span: 3 },
  serialNumber: { label: 'Numero di serie', kind: line(100), span: 3 },
  installedOn: { label: 'Installato il', kind: day, span: 3 },
  warrantyUntil: { label: 'Garanzia fino al', kind: day, span: 3 },
  nextServiceOn: { label: 'Prossima manutenzione', kind: day, span: 3 },
  notes: { label: 'Note', kind: notes(10_000) },
};
