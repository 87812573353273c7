import { ApiProblem, problemText } from '../../../lib/problems.ts';

const SENTENCES: Record<string, string> = {
  'empty-file': 'È vuoto.',
  'file-type-refused': 'Non accettiamo file di questo tipo.',
  'file-type-mismatch': 'Dentro non c’è quello che il nome dice. Aprilo con il suo programma e salvalo di nuovo, poi carica quello.',
  'active-content':
    'Contiene una macro, uno script, un allegato o un comando che si attiva da solo, e potrebbe fare danni. Stampalo come PDF e carica quello.',
  'damaged-file': 'È danneggiato, e dentro non si può guardare. Aprilo con il suo programma, salvalo di nuovo e carica quello.',
  'unpacks-too-much': 'Aprendolo si espande a dismisura, e potrebbe bloccare un computer. Salvalo di nuovo con il suo programma.',
  'file-infected': 'L’antivirus ci ha trovato qualcosa di dannoso: non è stato salvato. Avvisa chi te lo ha mandato.',
  'max-length': 'Il nome è troppo lungo: al massimo 200 caratteri. Rinominalo e caricalo di nuovo.',
  'storage-full':
    'Lo spazio dell’agenzia per i documenti è finito. Elimina quello che non serve, oppure chiedi più spazio a chi gestisce Sestante.',
};

/** Returns why the API refused a document, in words for the user; other failures get the general message. */
export function documentRefusal(error: unknown): string {
  if (error instanceof ApiProblem) {
    const code = [error.code, ...error.errors.map((field) => field.code)].find((known) => known in SENTENCES);
    const sentence = code === undefined ? undefined : SENTENCES[code];
    if (sentence !== undefined) return sentence;
    if (error.status === 413) return 'È troppo grande: il massimo è 20 MB.';
  }
  return problemText(error).message;
}
