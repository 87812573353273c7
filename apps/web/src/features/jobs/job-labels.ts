/** Reasons why a whole job failed, after its name and a colon. */
export const JOB_ERRORS: Record<string, string> = {
  'failed-repeatedly': 'non è riuscito, nemmeno dopo più tentativi. Riprova fra qualche minuto.',
  'no-longer-allowed': 'fermato, perché i tuoi permessi sono cambiati.',
};

/** Text after the number of refused records. */
export const NOT_CHANGED: [one: string, many: string] = ['non cambiato', 'non cambiati'];

/** Reasons why a single record was not changed. */
export const REFUSALS: Record<string, string> = {
  'not-found': 'Non c’è più, oppure non è visibile con il tuo profilo',
  'not-your-creation': 'Puoi eliminare solo quelli che hai creato tu',
  'changed-since': 'Qualcuno lo ha modificato nel frattempo: resta com’è',
  'omnia-code-taken': 'Il suo codice Omnia è stato dato a un altro',
  'too-many-tags': 'Ha già il massimo di tag',
  'prospect-lost': 'È segnato come perso: prima va ripreso',
  'stage-gone': 'La fase in cui era non c’è più',
  'no-email': 'Non ha un’email',
  'type-mismatch': 'Per il suo tipo non c’è un modello scelto',
  'questionnaire-open': 'Ha già un questionario aperto',
  'outcome-gone': 'L’esito che aveva non c’è più',
};
