import { addDays } from '../core/clock.js';
import type { Contract } from './contract.entity.js';

/** How long before its end a contract is renewed, unless it says otherwise. */
export const USUAL_NOTICE_DAYS = 30;

/** What is said of a contract that comes to its end. */
export type EndingContract = Pick<Contract, 'clientId' | 'coverageClass' | 'company' | 'policyNumber'> & { endsOn: string };

/** The action that renews it, in the language of the agency: people read it as if a colleague had planned it. */
export const renewalOf = ({ coverageClass, company, policyNumber, endsOn }: EndingContract): { description: string; notes: string } => ({
  description: `Rinnovo ${coverageClass}, in scadenza il ${endsOn.split('-').toReversed().join('/')}`,
  notes: [company, policyNumber && `polizza ${policyNumber}`].filter(Boolean).join(', '),
});

/** Whether it is time to renew the contract. */
export const endsWithinNotice = (
  { status, endsOn, renewalNoticeDays }: Pick<Contract, 'status' | 'endsOn' | 'renewalNoticeDays'>,
  day: string,
): boolean => status === 'active' && endsOn !== null && endsOn >= day && endsOn <= addDays(day, renewalNoticeDays ?? USUAL_NOTICE_DAYS);
