import type { Answer } from '@sestante/questionnaire/answers';
import { CAUSE_ANSWERS, type CauseCode, type CoverCode } from '@sestante/risk-engine/message-codes';
import type { Cause } from '@sestante/risk-engine/areas';
import type { CoverStatus } from '@sestante/risk-engine/covers';
import { CAUSE_TEXTS } from './cause-answers.js';
import { COVER_TEXTS } from './cover-texts.js';
import { capital, listOf } from './formats.js';

/** Stands for a cause that comes from an answer about health, for readers who may not see it. */
export const MASKED_CAUSE = 'Una risposta sulla salute, riservata a chi è autorizzato a leggerla.';

type CauseState = Exclude<Cause['state'], 'answered' | 'cover'>;

const NO_ANSWER: Readonly<Record<CauseState, string>> = {
  unknown: 'ha risposto «Non lo so», e finché il dato manca si considera il caso meno favorevole.',
  refused: 'ha preferito non rispondere, e finché il dato manca si considera il caso meno favorevole.',
  missing: 'manca la risposta, e fino ad allora si considera il caso meno favorevole.',
  undetermined: 'dipende da un’altra risposta che manca, e fino ad allora si considera il caso meno favorevole.',
  notApplicable: 'la domanda non riguarda il Suo caso.',
};

const COVER_CAUSES: Readonly<Record<CoverStatus, (name: string) => string>> = {
  absent: (name) => `manca ${name}.`,
  insufficient: (name) => `c’è ${name}, ma non basta.`,
  adequate: (name) => `c’è ${name}, e risponde al bisogno.`,
  not_relevant: (name) => `nel Suo caso non serve ${name}.`,
};

const isCover = (code: string): code is CoverCode => Object.hasOwn(COVER_TEXTS, code);
export const isCause = (code: string): code is CauseCode => Object.hasOwn(CAUSE_ANSWERS, code);

/** `risk.cause.{code}.{answer}`: why an area has its score, as one sentence. */
export function causeText({ factor, code, answer, state }: Pick<Cause, 'factor' | 'code' | 'answer' | 'state'>): string {
  if (factor === 'protection' && isCover(code)) return capital(COVER_CAUSES[answer as CoverStatus](COVER_TEXTS[code].name));
  if (!isCause(code)) throw new Error(`There is no text for the cause ${code}.`);
  const { about } = CAUSE_TEXTS[code];
  if (state !== 'answered' && state !== 'cover') return `${capital(about)}: ${NO_ANSWER[state]}`;
  return capital(answerText(code, answer));
}

function answerText(code: CauseCode, answer: Answer | null): string {
  const text: { sentence?: (list: string) => string; number?: (value: number) => string; answers?: Readonly<Record<string, string>> } =
    CAUSE_TEXTS[code];
  if (typeof answer === 'number' && text.number) return text.number(answer);
  const chosen = Array.isArray(answer) ? (answer as string[]) : [typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer)];
  const phrases = chosen.map((choice) => {
    const phrase = text.answers?.[choice];
    if (phrase === undefined) throw new Error(`There is no text for the answer ${choice} of ${code}.`);
    return phrase;
  });
  return text.sentence && !chosen.includes('none') ? text.sentence(listOf(phrases)) : phrases.join(' ');
}
