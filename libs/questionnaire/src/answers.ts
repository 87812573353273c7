/** A question that the client chose not to answer: "Non lo so" or "Preferisco non rispondere". */
export interface NoAnswer {
  noAnswer: 'unknown' | 'refused';
}

/** One guarantee of the client. Money in cents; a package is one item for each guarantee with the same policy number. */
export interface PolicyItem {
  /** Contract of the registry that the item corrects; null for a policy that the registry does not know. */
  contractId: string | null;
  coverageClass: string;
  company: string | null;
  policyNumber: string | null;
  startsOn: string | null;
  endsOn: string | null;
  sumInsured: number | null;
  excess: number | null;
  exclusions: string[];
}

export interface HouseholdItem {
  relation: string;
  birthDate: string | null;
  dependent: boolean;
}

/** Money is a whole number of cents, a day is `YYYY-MM-DD`. */
export type Answer = boolean | string | number | string[] | PolicyItem[] | HouseholdItem[] | NoAnswer;

/** Answers by question code; an absent code, or null, is a missing answer. */
export type Answers = Readonly<Record<string, Answer | null | undefined>>;

export const isNoAnswer = (answer: unknown): answer is NoAnswer => typeof answer === 'object' && answer !== null && 'noAnswer' in answer;
