import type { ImportRemark, RowWarning } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats.ts';
import { importFieldLabel } from './import-fields.ts';

/** Why a row does not come in, or makes nothing new. */
const REASONS: Record<string, string> = {};

export function reasonText(code: string): string {
  return REASONS[code] ?? 'Motivo non previsto: apri la riga per leggerla';
}

/** What was left out of a row that comes in all the same. */
const WARNINGS: Record<string, string> = {};

export function warningKind(code: string): string {
  return WARNINGS[code] ?? 'Da ricontrollare';
}

/** "Email non valida: mario.rossi@posta" */
export function warningText({ code, field, value }: RowWarning): string {
  const about = WARNINGS[code] ?? (field === null ? 'Da ricontrollare' : `${importFieldLabel(field)}: da ricontrollare`);
  return value.trim() === '' ? about : `${about}: ${value}`;
}

/** What is odd about a whole file. */
export function remarkText({ code, count, row, sample }: ImportRemark): string {
  const many = (one: string, more: string) => (count === 1 ? one : `${formatInteger(count)} ${more}`);
  const where = row === null ? '' : `, dalla riga ${formatInteger(row)}`;
  const like = sample === null || sample === '' ? '' : `: «${sample}»`;
  switch (code) {
    case 'title-rows':
      return `${many('Una riga', 'righe')} sopra i titoli delle colonne: non si importa.`.replace('non si importa', count === 1 ? 'non si importa' : 'non si importano');
    case 'same-header':
      return `Due colonne hanno lo stesso titolo${like}. Guarda gli esempi per distinguerle.`;
    case 'header-repeated':
      return `I titoli delle colonne si ripetono in mezzo ai dati (${many('una volta', 'volte')}${where}): quelle righe si saltano.`;
    case 'formulas':
      return `${many('Una cella comincia', 'celle cominciano')} come una formula${like}. Resta testo: non viene calcolata.`;
    case 'empty-rows':
      return `${many('Una riga vuota', 'righe vuote')}: si ${count === 1 ? 'salta' : 'saltano'}.`;
    case 'too-many-cells':
      return `${many('Una riga ha', 'righe hanno')} più celle dei titoli${where}: controlla che il separatore non stia dentro un testo.`;
    default:
      return `C’è qualcosa di insolito nel file${where}${like}.`;
  }
}

const FAILURES: Record<string, string> = {
  'no-longer-allowed': 'Fermata: chi l’ha avviata non ha più il permesso di importare.',
  'import-touched': 'Non si può più annullare: qualcuno ha già modificato o usato dei clienti creati da questo file.',
};

/** Why the last work on an import has failed. */
export function failureText(code: string): string {
  return FAILURES[code] ?? 'L’ultima operazione non è riuscita. I tuoi dati sono al sicuro: riprova.';
}
