/** One field the server refused; `pointer` is a JSON pointer into the request's body. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

/** An answer of the API that is not a success, or no answer at all (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly traceId: string | null;
  readonly errors: FieldProblem[];
  /** The problem as sent: some codes carry members of their own (`nextId`, the current record of a conflict). */
  readonly body: Record<string, unknown>;
  constructor(status: number, body: Record<string, unknown>) {
    super(text(body['detail']) ?? text(body['title']) ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = text(body['code']) ?? (status === 0 ? 'unreachable' : 'unknown');
    this.traceId = text(body['traceId']);
    this.errors = Array.isArray(body['errors']) ? body['errors'].filter(isFieldProblem) : [];
    this.body = body;
  }
}

/** What went wrong, for the reader: the sentence, and the number to quote when asking for help. */
export interface ProblemText {
  message: string;
  traceId: string | null;
}

const SENTENCES: Record<string, string> = {
  unreachable: 'Il server non risponde. Controlla la connessione e riprova.',
  'invalid-credentials': 'Email o password non corrette.',
  'account-disabled': 'Email o password non corrette.',
  unauthenticated: 'La sessione è scaduta. Accedi di nuovo.',
  forbidden: 'Non hai il permesso per questa operazione.',
  'not-found': 'Non trovato: forse è stato eliminato, oppure non è visibile con il tuo profilo.',
  'version-mismatch': 'Qualcun altro ha modificato questi dati nel frattempo.',
  'precondition-failed': 'Qualcun altro ha modificato questi dati nel frattempo.',
  'omnia-code-taken': 'Questo codice Omnia è già in uso.',
  'validation-failed': 'Alcuni campi sono da correggere.',
  'rate-limited': 'Troppe richieste in poco tempo. Attendi qualche secondo e riprova.',
  'too-many-requests': 'Troppe richieste in poco tempo. Attendi qualche secondo e riprova.',
  overloaded: 'Il servizio è molto carico. Riprova fra qualche secondo.',
  'service-unavailable': 'Il servizio non è disponibile per ora. I tuoi dati sono al sicuro: riprova fra qualche secondo.',
  'body-too-large': 'I dati inviati sono troppo grandi.',
  'idempotency-key-in-use': 'Il salvataggio precedente è ancora in corso. Attendi un momento.',
};

const BY_STATUS: Record<number, string> = {
  400: 'La richiesta non è valida. Ricarica la pagina e riprova.',
  401: 'La sessione è scaduta. Accedi di nuovo.',
  403: 'Non hai il permesso per questa operazione.',
  404: 'Non trovato: forse è stato eliminato, oppure non è visibile con il tuo profilo.',
  409: 'I dati sono cambiati nel frattempo. Ricarica la pagina.',
  412: 'Qualcun altro ha modificato questi dati nel frattempo.',
  413: 'I dati inviati sono troppo grandi.',
  422: 'Alcuni campi sono da correggere.',
  429: 'Troppe richieste in poco tempo. Attendi qualche secondo e riprova.',
  503: 'Il servizio non è disponibile per ora. I tuoi dati sono al sicuro: riprova fra qualche secondo.',
};

const FIELD_SENTENCES: Record<string, string> = {
  required: 'Campo obbligatorio',
  'not-found': 'Non trovato, oppure non visibile con il tuo profilo',
  'too-long': 'Testo troppo lungo',
  'too-short': 'Testo troppo breve',
  email: 'Indirizzo non valido, per esempio nome@posta.it',
  phone: 'Numero di telefono non valido, per esempio 011 5551234',
  'fiscal-code': 'Il codice fiscale non torna: controlla i caratteri',
  'vat-number': 'La partita IVA non torna: controlla le 11 cifre',
  'invalid-date': 'Data non valida, per esempio 24/11/2026',
  'date-in-future': 'La data è nel futuro',
  money: 'Importo non valido, per esempio 1.284,50',
  integer: 'Serve un numero intero',
  'out-of-range': 'Valore fuori dai limiti',
  immutable: 'Non si può cambiare dopo il salvataggio',
  'not-allowed': 'Campo non previsto per questo tipo di cliente',
  taken: 'Già in uso',
  'omnia-code-taken': 'Questo codice Omnia è già in uso',
  'wrong-password': 'La password attuale non è corretta',
  'password-too-short': 'Almeno 12 caratteri',
  'password-too-common': 'Password troppo comune: scegline un’altra',
};

/** The Italian sentence for any failure; one that has none is told in general words, with its trace id to quote. */
export function problemText(error: unknown): ProblemText {
  if (error instanceof ApiProblem) {
    const known = SENTENCES[error.code] ?? BY_STATUS[error.status];
    if (known !== undefined) return { message: known, traceId: error.status >= 500 ? error.traceId : null };
    return { message: 'Qualcosa non ha funzionato. I tuoi dati sono al sicuro: riprova.', traceId: error.traceId };
  }
  return { message: 'Qualcosa non ha funzionato in questa pagina. Riprova, o ricarica.', traceId: null };
}

/** The server's refusals by form path ("/address/city" → "address.city"), each in Italian. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  const byPath: Record<string, string> = {};
  for (const { pointer, code } of error.errors) {
    const path = pointer.replace(/^#?\//, '').split('/').map(unescapePointer).join('.');
    byPath[path] ??= FIELD_SENTENCES[code] ?? 'Valore non accettato: controlla questo campo';
  }
  return byPath;
}

/** True for an answer that asking again cannot change. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return typeof value === 'object' && value !== null && 'pointer' in value && 'code' in value;
}
