import { REJECTIONS, type Rejection } from './import-fields.js';

// Rejection reasons in Italian for the CSV of rejected rows, which staff correct in a spreadsheet; the web has its own
// texts.
const REASONS: Record<Rejection, string> = {
  'no-name': 'Manca il nome o la ragione sociale',
  'no-first-name': 'Servono nome e cognome (o la forma giuridica, se è un’azienda)',
  'name-too-long': 'Il nome è troppo lungo',
  'unknown-type': 'Il tipo non è fra privato, professionista e azienda',
  'bad-birth-date': 'La data di nascita non esiste o non è possibile',
  'bad-fiscal-code': 'Il codice fiscale è sbagliato',
  'bad-vat-number': 'La partita IVA è sbagliata',
  'omnia-code-taken': 'Il codice Omnia è già di un altro cliente o prospect',
  'header-again': 'È di nuovo l’intestazione',
  'too-many-cells': 'La riga ha più celle dell’intestazione',
};

const isRejection = (code: string): code is Rejection => (REJECTIONS as readonly string[]).includes(code);

export const reasonInItalian = (code: string): string => (isRejection(code) ? REASONS[code] : code);
