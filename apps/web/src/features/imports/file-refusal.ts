import { ApiProblem, problemText } from '../../lib/problems.ts';

const SENTENCES: Record<string, (where: string) => string> = {
  'empty-file': () => 'Il file è vuoto.',
  'file-infected': () => 'L’antivirus ci ha trovato qualcosa di dannoso: non è stato letto. Avvisa chi te lo ha mandato.',
  'no-rows': () => 'Sotto i titoli delle colonne non c’è nessuna riga.',
  'no-header': () => 'Non troviamo la riga con i titoli delle colonne: scrivi i loro nomi nella prima riga.',
  'not-text': () => 'Non è un elenco: dentro non c’è testo. Esportalo di nuovo come CSV.',
  'spreadsheet-file': () =>
    'È una cartella di Excel, anche se il nome dice altro. Aprila e salvala come «CSV UTF-8 (delimitato da virgole)», poi carica quella.',
  'mixed-encodings': () =>
    'Una parte degli accenti è scritta in un modo e una parte in un altro: si perderebbero. Apri il file con Excel e salvalo di nuovo come CSV UTF-8.',
  'too-many-columns': (where) => `Ha troppe colonne${where}: al massimo 200. Togli quelle che non servono.`,
  'too-many-rows': () => 'Ha troppe righe. Dividilo in più file, ognuno con la riga dei titoli.',
  'cell-too-long': (where) => `C’è una cella troppo lunga${where}: al massimo 10.000 caratteri. Accorciala, o controlla le virgolette.`,
  'unclosed-quote': (where) => `C’è una virgoletta che si apre e non si chiude${where}. Chiudila o toglila.`,
};

/** Returns why the API refused a file, in words for the user; other failures get the general message. */
export function fileRefusal(error: unknown): string {
  const refused = error instanceof ApiProblem ? error.errors.find(({ code }) => code in SENTENCES) : undefined;
  const sentence = refused && SENTENCES[refused.code]?.(refused.row === undefined ? '' : ` (riga ${refused.row})`);
  if (sentence !== undefined) return sentence;
  if (error instanceof ApiProblem && error.status === 413) return 'Il file è troppo grande: al massimo 50 MB. Dividilo in più file.';
  return problemText(error).message;
}
