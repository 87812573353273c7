import { isDeepStrictEqual } from 'node:util';
import type { Answers, PolicyItem } from '@sestante/questionnaire/answers';
import { coverageClassOf } from '@sestante/questionnaire/policies';
import type { ReportPolicy } from '@sestante/report-text/report-input';
import type { AnswerProposal } from '../questionnaire-review/answer-proposal.entity.js';
import { newContractOf } from '../questionnaire-review/answer-proposals.rules.js';
import type { KnownContract } from '../questionnaires/answer-suggestions.rules.js';
import { centsOf } from '../questionnaires/registry-fields.rules.js';

type PolicyProposal = Pick<AnswerProposal, 'id' | 'kind' | 'field' | 'contractId' | 'proposed' | 'state'>;

/**
 * Returns the policies of a client: the contracts of the registry, as the client has corrected them where nobody has decided on the
 * correction yet, and the policies that the client has named and nobody has refused. The registry does not know exclusions, so that
 * they are those of the questionnaire.
 */
export function policiesFor(contracts: readonly KnownContract[], answers: Answers, proposals: readonly PolicyProposal[]): ReportPolicy[] {
  const given = answers['policies.list'];
  const items = Array.isArray(given) ? (given as PolicyItem[]) : [];
  const open = proposals.filter(({ state }) => state === 'open' || state === 'outdated');
  const proposalOf = (item: PolicyItem) =>
    proposals.find(({ kind, proposed }) => kind === 'contract-new' && isDeepStrictEqual(proposed, newContractOf(item)));
  const known = contracts.map((contract) => {
    const corrections = open.filter(({ kind, contractId }) => kind === 'contract-change' && contractId === contract.id);
    const item = items.find((one) => one.contractId === contract.id || proposalOf(one)?.contractId === contract.id);
    const corrected = { ...contract, ...Object.fromEntries(corrections.map(({ field, proposed }) => [field, proposed])) };
    return { ...toPolicy(corrected), exclusions: item?.exclusions ?? [] };
  });
  const named = items.flatMap((item): ReportPolicy[] => {
    const proposal = proposalOf(item);
    const { contractId: _, ...policy } = item;
    return proposal && open.includes(proposal) ? [{ ...policy, id: proposal.id, status: 'active' }] : [];
  });
  return [...known, ...named];
}

const toPolicy = (contract: KnownContract): Omit<ReportPolicy, 'exclusions'> => ({
  id: contract.id,
  coverageClass: coverageClassOf(contract.coverageClass),
  company: contract.company,
  policyNumber: contract.policyNumber,
  status: contract.status,
  startsOn: contract.startsOn,
  endsOn: contract.endsOn,
  sumInsured: contract.sumInsured && centsOf(contract.sumInsured),
  excess: contract.excess && centsOf(contract.excess),
});
