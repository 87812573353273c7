import type { Contract } from './contract.entity.js';

/** What is said of a contract that comes to its end. */
export type EndingContract = Pick<Contract, 'clientId' | 'coverageClass' | 'company' | 'policyNumber'> & { endsOn: string };

/** The action that renews it, in the language of the agency: people read it as if a colleague had planned it. */
export const renewalOf = ({ coverageClass, company, policyNumber, endsOn }: EndingContract): { description: string; notes: string } => ({
  description: `Rinnovo ${coverageClass}, in scadenza il ${endsOn.split('-').toReversed().join('/')}`,
  notes: [company, policyNumber && `polizza ${policyNumber}`].filter(Boolean).join(', '),
});
