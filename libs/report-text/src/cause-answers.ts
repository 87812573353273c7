import type { CAUSE_ANSWERS, CauseCode } from '@sestante/risk-engine/message-codes';
import { ACTIVITY_CAUSES } from './activity-causes.js';
import { COMPANY_CAUSES } from './company-causes.js';
import { HOUSEHOLD_CAUSES } from './household-causes.js';

/** Texts of one cause: `about` names its question inside a sentence. */
type CauseText<Code extends CauseCode> = { about: string } & ((typeof CAUSE_ANSWERS)[Code] extends readonly []
  ? { number: (value: number) => string }
  : {
      /** A whole sentence for each answer; with `sentence`, parts of the list that it takes, except for `none`. */
      answers: Readonly<Record<(typeof CAUSE_ANSWERS)[Code][number], string>>;
      sentence?: (list: string) => string;
    });

export const CAUSE_TEXTS: { readonly [Code in CauseCode]: CauseText<Code> } = {
  ...HOUSEHOLD_CAUSES,
  ...ACTIVITY_CAUSES,
  ...COMPANY_CAUSES,
};
