import type { TemplateErrorCode } from '@sestante/questionnaire/template-checks';
import type { QuestionType, Topic } from '@sestante/questionnaire/template';

export const QUESTION_TYPE_LABELS: Record<QuestionType, string> = {
  yesNo: 'Sì o no',
  oneOf: 'Una risposta fra più',
  manyOf: 'Più risposte',
  integer: 'Numero intero',
  percent: 'Percentuale',
  money: 'Importo in euro',
  date: 'Data',
  text: 'Testo libero',
  policies: 'Elenco delle polizze',
  household: 'Componenti del nucleo',
};

export const TOPIC_LABELS: Record<Topic, string> = {
  age: 'Età',
  health: 'Stato di salute',
  work: 'Attività lavorativa',
  family: 'Nucleo familiare',
  financial: 'Situazione finanziaria',
  insurance: 'Coperture in essere',
  expectations: 'Aspettative su copertura e durata',
  risk: 'Tipo di rischio',
};

export const ERROR_LABELS: Record<TemplateErrorCode, string> = {
  required: 'Manca',
  'too-long': 'Testo troppo lungo',
  'too-many': 'Troppe voci',
  'invalid-code': 'Codice non valido',
  'repeated-code': 'C’è già',
  'unknown-value': 'Valore non previsto',
  'out-of-range': 'Limiti non validi: il massimo non è più grande del minimo',
  'standard-question-changed': 'È una domanda standard: tipo, risposte e dato sulla salute non si cambiano',
  'condition-unreadable': 'La condizione non si può leggere',
  'condition-unknown-question': 'La condizione nomina una domanda che non c’è',
  'condition-later-question': 'La condizione nomina una domanda che viene dopo: può nominare solo quelle prima',
  'condition-unknown-choice': 'La condizione nomina una risposta che non c’è più',
  'condition-wrong-type': 'La condizione non si adatta al tipo di quella domanda',
};

/** Labels of what an error is about, by the last part of its pointer. */
const PARTS: Readonly<Record<string, string>> = {
  name: 'il nome',
  title: 'il titolo',
  text: 'il testo',
  help: 'la spiegazione',
  questions: 'almeno una domanda',
  sections: 'almeno una sezione',
  choices: 'almeno due risposte',
  label: 'il testo di una risposta',
};

/** Returns the message of an error, which names the missing part: "Manca il testo". */
export function errorText({ pointer, code }: { pointer: string; code: TemplateErrorCode }): string {
  const part = PARTS[pointer.split('/').at(-1) ?? ''];
  return code === 'required' && part !== undefined ? `Manca ${part}` : ERROR_LABELS[code];
}
