/** Error of one request field; `pointer` is a JSON pointer into the request's body. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
  /** Row number, for errors in an uploaded file. */
  row?: number;
}

/** Error response of the API, or no response at all (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly traceId: string | null;
  readonly errors: FieldProblem[];
  /** Problem details as received; some codes have additional members (`nextId`, the current record of a conflict). */
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

/** Italian message, and the trace id that the user can quote to support. */
export interface ProblemText {
  message: string;
  traceId: string | null;
}

// Texts by API code. A code without a text falls back to the text of its status, then to a general one.

const CORRECT_FIELDS = 'Alcuni campi sono da correggere.';
const NOT_FOUND = 'Non trovato: forse è stato eliminato, oppure non è visibile con il tuo profilo.';
const CHANGED = 'Qualcun altro ha modificato questi dati nel frattempo.';
const SLOW_DOWN = 'Troppe richieste in poco tempo. Attendi qualche secondo e riprova.';
const UNAVAILABLE = 'Il servizio non è disponibile per ora. I tuoi dati sono al sicuro: riprova fra qualche secondo.';
const EXPIRED = 'La sessione è scaduta. Accedi di nuovo.';
const FORBIDDEN = 'Non hai il permesso per questa operazione.';

const SENTENCES: Record<string, string> = {
  unreachable: 'Il server non risponde. Controlla la connessione e riprova.',
  'wrong-credentials': 'Email o password non corrette.',
  'wrong-code': 'Codice non corretto, scaduto o già usato.',
  'mfa-token-not-valid': 'È passato troppo tempo dalla password: accedi di nuovo.',
  'passkey-unused': 'La passkey non è stata usata: riprova, o scegli un altro modo.',
  'passkey-elsewhere': 'Le passkey funzionano solo all’indirizzo della tua installazione: aprila da lì.',
  'passkey-known': 'Su questo dispositivo c’è già una tua passkey.',
  'passkey-not-valid': 'Questa passkey non è di un account di Sestante, oppure è passato troppo tempo.',
  'too-many-passkeys': 'Le passkey sono già venti: togline una.',
  'second-factor-required': 'La tua agenzia richiede il secondo fattore: attivalo per continuare.',
  'second-factor-needed': 'La tua agenzia richiede il secondo fattore: puoi cambiarlo, non toglierlo.',
  'no-second-factor': 'Prima attiva il secondo fattore.',
  'own-second-factor': 'Il tuo secondo fattore si cambia dal tuo profilo.',
  'too-many-log-ins': 'Troppi tentativi di accesso. Attendi qualche minuto e riprova.',
  'agency-details-missing': 'Prima completa i dati dell’agenzia: l’informativa deve riportare sede, email e telefono.',
  'questionnaire-not-available': 'Questo collegamento non è attivo: chieda alla Sua agenzia di inviargliene uno nuovo.',
  'questionnaire-open': 'Il cliente ha già un questionario in corso.',
  'questionnaire-closed': 'Il questionario non è più in corso.',
  'already-submitted': 'Il questionario è già stato inviato.',
  'answers-changed': 'Le risposte sono cambiate nel frattempo, da un altro dispositivo.',
  'notice-changed': 'L’informativa è cambiata nel frattempo: la rilegga.',
  'notice-not-accepted': 'Prima occorre accettare l’informativa.',
  'questionnaire-not-completed': 'Il questionario non è ancora stato inviato dal cliente.',
  'report-approved': 'Il report è approvato e non si cambia più: crea una nuova versione.',
  'report-not-approvable': 'Il report non si può ancora approvare: guarda che cosa manca.',
  'report-failed': 'Il report non è riuscito. Riprova tra poco.',
  'report-not-consulting': 'Solo un report consulenziale si modifica, si approva e si consegna.',
  'report-not-approved': 'Il report è ancora una bozza: prima va approvato.',
  'report-not-delivered': 'Il report non è ancora stato consegnato.',
  'report-acknowledged': 'Il cliente ha già confermato di aver ricevuto il report.',
  'report-not-available': 'Il collegamento non funziona, o non funziona più. Chiedine uno nuovo all’agenzia.',
  'action-exists': 'Da questa raccomandazione è già nata un’azione.',
  'reports-not-comparable': 'Si confrontano solo due report dello stesso cliente e dello stesso tipo.',
  'proposals-open': 'Prima accetta o rifiuta ogni modifica proposta.',
  'proposal-not-refused': 'Si può riaprire soltanto una modifica rifiutata.',
  'proposal-already-decided': 'Un’altra persona ha già deciso su questa modifica.',
  'proposal-outdated': 'Il dato è cambiato nel frattempo: controlla e decidi di nuovo.',
  'contract-not-found': 'Il contratto è nel cestino.',
  'no-recipient-email': 'Il questionario non ha un’email a cui scrivere.',
  'no-privacy-notice': 'L’agenzia non ha ancora pubblicato la sua informativa privacy.',
  'standard-template': 'I questionari standard non si modificano: creane una copia.',
  'template-published': 'Una versione pubblicata non cambia più: crea una nuova versione.',
  'template-invalid': 'Il questionario non è ancora completo: correggi i punti segnalati.',
  'draft-exists': 'Di questo questionario c’è già una bozza.',
  'not-your-creation': 'Puoi eliminare solo i clienti che hai creato tu.',
  'omnia-code-taken': 'Questo codice Omnia è già in uso.',
  'tag-exists': 'Esiste già un tag con questo nome.',
  'too-many-pins': 'Hai già 20 viste tra i preferiti.',
  'stage-exists': 'Esiste già una fase con questo nome.',
  'tag-in-use': 'Questo tag è in uso: uniscilo a un altro.',
  'action-already-closed': 'Qualcun altro ha già chiuso questa azione.',
  'client-in-trash': 'Il cliente di questa azione è nel cestino: prima ripristina il cliente.',
  'disk-full': 'Sul server non c’è più posto per i file. Avvisa chi gestisce Sestante; il resto continua a funzionare.',
  'upload-cut': 'Il file non è arrivato per intero. Controlla la connessione e caricalo di nuovo.',
  'took-too-long': 'Il file è troppo complesso da leggere: salvalo in una forma più semplice e riprova.',
  'document-is-report': 'È il rapporto di un intervento: si cambia da lì.',
  'too-many-versions': 'Questo documento ha già cento versioni: caricane uno nuovo.',
  'type-exists': 'Esiste già un tipo con questo nome.',
  'type-in-use': 'Questo tipo è in uso: puoi archiviarlo.',
  'too-many-types': 'I tipi sono già cento: usane uno che c’è.',
  'outcome-exists': 'Esiste già un esito con questo nome.',
  'outcome-in-use': 'Questo esito è in uso: puoi archiviarlo.',
  'outcome-is-default': 'È l’esito predefinito: prima scegline un altro in CRM e Marketing.',
  'too-many-outcomes': 'Gli esiti sono già cento: usane uno che c’è.',
  'rule-exists': 'C’è già una regola per questo tipo e questo esito.',
  'too-many-rules': 'Le regole sono già duecento: cambiane una che c’è.',
  'count-changed': 'Nel frattempo il numero di quelli che corrispondono è cambiato: chiudi, controlla l’elenco e riprova.',
  'changed-meanwhile': 'Qualcosa che hai scelto è stato modificato o eliminato in questo momento: ricarica la pagina e riprova.',
  'changed-since': 'Nel frattempo è cambiata: non si può più annullare.',
  'stage-in-use': 'In questa fase ci sono dei prospect: prima spostali in un’altra.',
  'last-stage': 'L’ultima fase non si può eliminare.',
  'too-many-stages': 'Le fasi sono già venti: usane una che c’è.',
  'prospect-lost': 'Questo prospect è perso: prima riprendilo.',
  'too-many-tags': 'L’agenzia ha già troppi tag: usane uno che c’è.',
  'last-admin': 'L’agenzia resterebbe senza amministratore: prima nomina un altro amministratore attivo.',
  'email-unavailable': 'Questa email non si può invitare: è già in uso.',
  'not-invited': 'Ha già accettato l’invito, oppure non è più attivo.',
  'view-only': 'Stai vedendo Sestante con gli occhi di un’altra persona: qui puoi solo guardare.',
  'job-ended': 'L’operazione è già finita.',
  'import-busy': 'Su questa importazione si sta già lavorando. Attendi che finisca.',
  'import-done': 'Questa importazione è già stata fatta. Ricarica la pagina.',
  'import-touched': 'Non si può più annullare: qualcuno ha già modificato o usato dei clienti creati da questo file.',
  'nothing-to-roll-back': 'Questa importazione non ha creato niente: non c’è nulla da annullare.',
  'record-in-use': 'Altri dati dipendono da questo: prima togli il collegamento.',
  'reference-in-trash': 'Fa riferimento a qualcosa che è nel cestino: prima ripristina quello.',
  'too-many-records': 'Questo cliente ne ha già cinquecento: elimina quelli che non servono più.',
  'default-account': 'È il conto predefinito: prima scegline un altro.',
  'iban-unreadable': 'Questo IBAN non si può più leggere: scrivilo di nuovo.',
  'too-late-to-undo': 'È troppo tardi per annullare.',
  'failed-repeatedly': 'Non è riuscita, nemmeno dopo più tentativi. Riprova fra qualche minuto.',
  'no-longer-allowed': 'Fermata: chi l’ha chiesta non ha più il permesso.',
  'intervention-signed': 'Il rapporto è stato firmato e si conserva: non si elimina, e per cambiare qualcosa si fa una nuova versione.',
  'signed-not-sent': 'È firmato e non è ancora stato inviato: si scarta dall’elenco “Su questo dispositivo”.',
  'no-report': 'Non c’è ancora un rapporto da firmare: componilo o caricalo.',
  'report-unreadable': 'A questo PDF non si può aggiungere una firma: è protetto o danneggiato. Caricane uno senza protezione.',
  'drafting-not-configured': 'Nessun modello AI è configurato su questo server.',
  'unprintable-characters': 'Nel testo ci sono caratteri che il PDF non può stampare: toglili o scrivili in altro modo, poi riprova.',
  'idempotency-key-in-use': 'Il salvataggio precedente è ancora in corso. Attendi un momento.',
  'idempotent-answer-unreadable': 'La richiesta era già stata eseguita, ma la risposta non si può più leggere: ricarica la pagina.',
  'antivirus-unavailable': 'L’antivirus non risponde, e senza il suo controllo i file non entrano. Riprova fra qualche minuto.',
  'reminded-recently': 'Un promemoria è partito da meno di un’ora.',
  overloaded: 'Il servizio è molto carico. Riprova fra qualche secondo.',
};

const BY_STATUS: Record<number, string> = {
  400: 'La richiesta non è valida. Ricarica la pagina e riprova.',
  401: EXPIRED,
  403: FORBIDDEN,
  404: NOT_FOUND,
  409: 'I dati sono cambiati nel frattempo. Ricarica la pagina.',
  412: CHANGED,
  413: 'I dati inviati sono troppo grandi.',
  422: CORRECT_FIELDS,
  428: CHANGED,
  429: SLOW_DOWN,
  503: UNAVAILABLE,
};

const FIELD_SENTENCES: Record<string, string> = {
  required: 'Campo obbligatorio',
  blank: 'Campo obbligatorio',
  'not-found': 'Non trovato, oppure non visibile con il tuo profilo',
  'max-length': 'Testo troppo lungo',
  'is-length': 'Lunghezza non valida',
  'single-line': 'Una riga sola, senza caratteri speciali',
  'is-email': 'Indirizzo non valido, per esempio nome@posta.it',
  phone: 'Numero non valido, per esempio 011 5551234',
  'fiscal-code': 'Servono 16 caratteri, oppure 11 cifre',
  'vat-number': 'La partita IVA non torna: controlla le 11 cifre',
  day: 'Data non valida, per esempio 24/11/2026',
  'in-the-future': 'La data è nel futuro',
  matches: 'Formato non valido',
  'before-start': 'Finisce prima di cominciare',
  'is-int': 'Serve un numero intero',
  min: 'Valore troppo basso',
  max: 'Valore troppo alto',
  'array-max-size': 'Troppe voci',
  'not-of-this-type': 'Campo non previsto per questo tipo di cliente',
  'unknown-field': 'Campo non previsto',
  'omnia-code-taken': 'Questo codice Omnia è già in uso',
  'email-taken': 'Questa email è già in uso',
  'tag-exists': 'Esiste già un tag con questo nome',
  'stage-exists': 'Esiste già una fase con questo nome',
  'type-exists': 'Esiste già un tipo con questo nome',
  'outcome-exists': 'Esiste già un esito con questo nome',
  inactive: 'Non è più attivo: scegline un altro',
  'planned-outcome': 'Questo esito lascia l’azione pianificata: scegline uno che la chiude',
  'closing-outcome': 'Questo esito chiude l’azione: scegline uno che la lascia pianificata',
  'not-for-this-type': 'Questo esito non vale per questo tipo di azione',
  'operator-cannot-see': 'Questo operatore non vede il cliente',
  'day-of-year': 'Non è un giorno dell’anno, per esempio 24/06',
  'not-of-this-kind': 'Non previsto con questo tipo',
  'is-number': 'Serve un numero',
  'masked-iban': 'Scrivi l’IBAN per intero',
  'iban-empty': 'Scrivi l’IBAN',
  'iban-characters': 'Un IBAN ha solo lettere e cifre',
  'iban-country': 'Le prime due lettere non sono di un paese che usa gli IBAN',
  'iban-length': 'La lunghezza non è quella di questo paese: in Italia sono 27 caratteri',
  'iban-structure': 'L’IBAN non è fatto come quelli di questo paese',
  'iban-check-digits': 'Le cifre di controllo non tornano: ricontrolla l’IBAN',
  'iban-national-check': 'Il CIN, la quinta lettera, non torna: ricontrolla l’IBAN',
  'needs-email': 'I promemoria servono solo per i questionari inviati per email',
  'template-not-published': 'Si possono inviare solo i modelli pubblicati',
  'type-mismatch': 'Il modello è per un altro tipo di cliente',
  'same-tag': 'È lo stesso tag',
  time: 'Orario non valido, per esempio 17:30',
  'email-unavailable': 'Questa email non si può invitare: è già in uso',
  'token-not-valid': 'Il collegamento non vale più',
  'two-columns-one-field': 'Questo campo è già di un’altra colonna',
  'no-name-column': 'Serve una colonna con il nome',
  'too-many': 'Troppi clienti in una volta: al massimo 100.000',
  'not-a-pdf': 'Il rapporto deve essere un PDF',
  contrast: 'Sul bianco si legge poco: scegli un colore più scuro',
  'file-type-refused': 'Non accettiamo file di questo tipo',
  'file-type-mismatch': 'Dentro non c’è quello che il nome del file dice',
  'damaged-file': 'L’immagine è danneggiata, o ha troppi punti',
  'file-infected': 'L’antivirus ci ha trovato qualcosa di dannoso',
  'empty-signature': 'La firma è vuota',
  'passkey-not-valid': 'La passkey non è stata accettata: riprova',
  'wrong-code': 'Non è il codice che l’app mostra adesso',
  'wrong-password': 'La password attuale non è corretta',
  'common-password': 'È fra le password rubate che si provano per prime, o quasi: scegline un’altra',
  'weak-password': 'Si indovina presto: aggiungi una o due parole a caso',
};

/** Returns the Italian message of any error; one without a text gets a general message with its trace id. */
export function problemText(error: unknown): ProblemText {
  if (error instanceof ApiProblem) {
    const known = SENTENCES[error.code] ?? BY_STATUS[error.status];
    if (known !== undefined) return { message: known, traceId: error.status >= 500 ? error.traceId : null };
    return { message: 'Qualcosa non ha funzionato. I tuoi dati sono al sicuro: riprova.', traceId: error.traceId };
  }
  return { message: 'Qualcosa non ha funzionato in questa pagina. Riprova, o ricarica.', traceId: null };
}

/** Returns the field errors of a response by form path ("/address/city" → "address.city"), in Italian. */
export function fieldErrorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ApiProblem)) return {};
  const byPath: Record<string, string> = {};
  for (const { pointer, code } of error.errors) {
    const path = pointer.replace(/^#?\//, '').split('/').map(unescapePointer).join('.');
    byPath[path] ??= FIELD_SENTENCES[code] ?? 'Valore non accettato: controlla questo campo';
  }
  return byPath;
}

/** Returns true for an error that a retry cannot change. */
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
