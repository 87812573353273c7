import { coverageLabelOf } from '@sestante/questionnaire/policies';
import { addDays } from '../../core/clock.js';
import type { Contract } from './contract.entity.js';

/** Notice in days for contracts that do not define their own. */
export const USUAL_NOTICE_DAYS = 30;

/** Fields of an ending contract that its renewal action needs. */
export type EndingContract = Pick<Contract, 'clientId' | 'coverageClass' | 'company' | 'policyNumber'> & { endsOn: string };

/** Action that renews the contract, in the agency's language because users read it like one planned by a colleague. */
export const renewalOf = ({ coverageClass, company, policyNumber, endsOn }: EndingContract): { description: string; notes: string } => ({
  description: `Rinnovo ${coverageLabelOf(coverageClass)}, in scadenza il ${endsOn.split('-').toReversed().join('/')}`,
  notes: [company, policyNumber && `polizza ${policyNumber}`].filter(Boolean).join(', '),
});

/** Whether the contract ends within its notice period. */
export const endsWithinNotice = (
  { status, endsOn, renewalNoticeDays }: Pick<Contract, 'status' | 'endsOn' | 'renewalNoticeDays'>,
  day: string,
): boolean => status === 'active' && endsOn !== null && endsOn >= day && endsOn <= addDays(day, renewalNoticeDays ?? USUAL_NOTICE_DAYS);
