import { paragraph } from '@sestante/report-text/content';
import type { PrintedReport } from '../../core/printing/report-pdf.js';
import type { InterventionDto } from './intervention.dto.js';

const DAY = new Intl.DateTimeFormat('it-IT', { timeZone: 'UTC', dateStyle: 'long' });

/** Report of an intervention. Deterministic: the same fields give the same file. */
export function fieldReport(intervention: InterventionDto, client: string, agency: PrintedReport['agency']): PrintedReport {
  const { performedOn, kind, installation, site, technician, durationMinutes, description, materials } = intervention;
  const day = new Date(`${performedOn}T00:00:00Z`);
  const facts: [string, string | null | undefined][] = [
    ['Cliente', client],
    ['Data', DAY.format(day)],
    ['Tipo', kind],
    ['Impianto', installation?.displayName],
    ['Sede', site?.displayName],
    ['Operatore', technician?.displayName],
    ['Durata', durationMinutes === null ? null : `${durationMinutes} minuti`],
  ];
  const sections: [string, string, string | null][] = [
    ['work', 'Lavori eseguiti', description],
    ['materials', 'Materiali', materials],
  ];
  return {
    content: {
      title: 'Rapporto d’intervento',
      facts: facts.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
      sections: sections.flatMap(([code, title, text]) => (text ? [{ code, title, blocks: [paragraph(text)] }] : [])),
    },
    client,
    agency,
    createdAt: day.getTime(),
  };
}
