import type { ImportRemark, RowWarning } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats.ts';
import { importFieldLabel } from './import-fields.ts';

/** Reasons why a row is rejected or creates nothing new. */
const REASONS: Record<string, string> = {
  'no-name': 'Manca il nome',
  'no-first-name': 'Manca il nome o il cognome',
  'name-too-long': 'Nome troppo lungo',
  'unknown-type': 'Tipo di cliente sconosciuto',
  'bad-birth-date': 'Data di nascita impossibile',
  'bad-fiscal-code': 'Codice fiscale sbagliato',
  'bad-vat-number': 'Partita IVA sbagliata',
  'omnia-code-taken': 'Codice Omnia di un altro cliente',
  'header-again': 'Ripete i titoli delle colonne',
  'too-many-cells': 'Ha più celle dei titoli',
  'repeats-row': 'Ripete una riga del file',
  'fiscal-code-there': 'Il codice fiscale è già in anagrafica',
  'vat-number-there': 'La partita IVA è già in anagrafica',
  'omnia-code-there': 'Il codice Omnia è già in anagrafica',
  'imported-before': 'Questa riga è già stata importata',
};

export function reasonText(code: string): string {
  return REASONS[code] ?? 'Motivo non previsto';
}

/** Warnings of an imported row: dropped, corrected or inconsistent values. */
const WARNINGS: Record<string, string> = {
  'bad-email': 'Email non valida, resta vuota',
  'bad-pec': 'PEC non valida, resta vuota',
  'bad-phone': 'Telefono non valido, resta vuoto',
  'bad-amount': 'Importo non leggibile, resta vuoto',
  'bad-count': 'Numero non leggibile, resta vuoto',
  'bad-sdi-code': 'Codice SDI non valido, resta vuoto',
  'unknown-status': 'Stato sconosciuto, entra come cliente',
  'unknown-gender': 'Sesso non riconosciuto, resta vuoto',
  'unknown-marital-status': 'Stato civile non riconosciuto, resta vuoto',
  'unknown-country': 'Nazione non riconosciuta, resta vuota',
  'foreign-vat-number': 'Partita IVA estera, va nelle note',
  'fiscal-code-mended': 'Codice fiscale corretto da noi',
  'fiscal-code-differs': 'Codice fiscale che non torna con gli altri dati',
  'vat-number-mended': 'Partita IVA completata con gli zeri',
  'too-long': 'Testo troppo lungo, va nelle note',
};

export function warningKind(code: string): string {
  return WARNINGS[code] ?? 'Da ricontrollare';
}

/** Warning as text, such as "Email non valida, resta vuota: mario.rossi@posta". */
export function warningText({ code, field, value }: RowWarning): string {
  const about = WARNINGS[code] ?? (field === null ? 'Da ricontrollare' : `${importFieldLabel(field)}: da ricontrollare`);
  return value.trim() === '' ? about : `${about}: ${value}`;
}

/** Text of a warning about the whole file. */
export function remarkText({ code, count, row, sample }: ImportRemark): string {
  const one = count === 1;
  const many = formatInteger(count);
  const from = row === null ? '' : ` (${one ? 'riga' : 'dalla riga'} ${formatInteger(row)})`;
  const like = sample === null || sample === '' ? '' : `: «${sample}»`;
  switch (code) {
    case 'title-rows':
      return one
        ? 'La riga sopra i titoli delle colonne non si importa.'
        : `Le ${many} righe sopra i titoli delle colonne non si importano.`;
    case 'same-header':
      return `Due colonne hanno lo stesso titolo${like}. Guarda gli esempi per distinguerle.`;
    case 'header-repeated':
      return `I titoli si ripetono in mezzo ai dati${from}: ${one ? 'quella riga si scarta' : `${many} righe si scartano`}.`;
    case 'formulas':
      return `${one ? 'Una cella sembra' : `${many} celle sembrano`} una formula${like}. ${one ? 'Entra' : 'Entrano'} come testo: qui niente si calcola.`;
    case 'empty-rows':
      return one ? 'Una riga vuota si salta.' : `${many} righe vuote si saltano.`;
    case 'too-many-cells':
      return `${one ? 'Una riga ha' : `${many} righe hanno`} più celle dei titoli${from} e si ${one ? 'scarta' : 'scartano'}: forse il separatore sta dentro un testo senza virgolette.`;
    default:
      return `C’è qualcosa di insolito nel file${from}${like}.`;
  }
}

const FAILURES: Record<string, string> = {
  'no-longer-allowed': 'Fermata: chi l’ha avviata non ha più il permesso di importare.',
  'failed-repeatedly':
    'L’ultima operazione non è riuscita, nemmeno dopo più tentativi. I tuoi dati sono al sicuro: riprova fra qualche minuto.',
  'import-touched': 'Non si può più annullare: qualcuno ha già modificato o usato dei clienti creati da questo file.',
};

/** Text of the reason why the last run of an import failed. */
export function failureText(code: string): string {
  return FAILURES[code] ?? 'L’ultima operazione non è riuscita. I tuoi dati sono al sicuro: riprova.';
}
