/** Client types that a questionnaire can be made for. */
export const QUESTIONNAIRE_TYPES = ['retail', 'professional', 'corporate'] as const;
export type QuestionnaireType = (typeof QUESTIONNAIRE_TYPES)[number];

export const QUESTION_TYPES = ['yesNo', 'oneOf', 'manyOf', 'integer', 'percent', 'money', 'date', 'text', 'policies', 'household'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/**
 * Topics that advice must cover before a contract is proposed (IVASS Regulation 40/2018, article 58): age, state of health, work,
 * family, financial situation, existing cover, expectations, kind of risk.
 */
export const TOPICS = ['age', 'health', 'work', 'family', 'financial', 'insurance', 'expectations', 'risk'] as const;
export type Topic = (typeof TOPICS)[number];

/** Code that is stored, with the Italian label that is shown. */
export interface Choice {
  code: string;
  label: string;
}

export interface Question {
  /** Name of the answer, such as `home.tenure`; its meaning never changes. */
  code: string;
  text: string;
  /** Line under the question. */
  help?: string;
  type: QuestionType;
  /** Choices of `oneOf` and `manyOf`; the choice `none` of a `manyOf` excludes the others. */
  choices?: Choice[];
  /** Smallest number, inclusive; whole euro for `money`. */
  min?: number;
  /** Largest number, inclusive, whole euro for `money`; largest number of choices for `manyOf`. */
  max?: number;
  /** Unit shown beside a number, such as m². */
  unit?: string;
  /** Whether the answer is data about health: sealed at rest, asked only with its own consent (GDPR, article 9). */
  health?: boolean;
  /** Whether the questionnaire can be submitted without an answer. */
  optional?: boolean;
  /** Condition under which the question is shown (`condition.ts`); always when absent. */
  showIf?: string;
  topic: Topic;
  /** Whether the topic counts as covered only with this answer. */
  keyQuestion?: boolean;
  /** Risk areas that read the answer, its own one first. */
  areas: string[];
  /** Field of the registry that a different answer proposes to change. */
  field?: string;
}

export interface Section {
  title: string;
  questions: Question[];
}

/** One version of a questionnaire. A published version never changes. */
export interface Template {
  clientType: QuestionnaireType;
  name: string;
  version: number;
  /** Expected time to fill it in. */
  minutes: { from: number; to: number };
  /** Risk areas in the order in which they are listed. */
  areas: Choice[];
  sections: Section[];
}

export const questionsOf = ({ sections }: Pick<Template, 'sections'>): Question[] => sections.flatMap(({ questions }) => questions);
