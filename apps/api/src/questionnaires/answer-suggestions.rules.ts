import type { Answer, Answers, PolicyItem } from '@sestante/questionnaire/answers';
import { coverageClassOf } from '@sestante/questionnaire/policies';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import type { Client } from '../clients/client.entity.js';
import type { Contract } from '../sheet/contracts/contract.entity.js';
import { CONTRACTS_FIELD, centsOf, isAcceptable, registryAnswer } from './registry-fields.rules.js';

const MAX_POLICIES = 50;

/** Contract of the registry as a question about policies opens with it. */
export type KnownContract = Pick<
  Contract,
  'id' | 'coverageClass' | 'company' | 'policyNumber' | 'startsOn' | 'endsOn' | 'sumInsured' | 'excess' | 'status'
>;

/**
 * Returns the answers that a questionnaire opens with, to be confirmed by the client: those of the registry and of the contracts,
 * else those of an earlier questionnaire. Health data are never suggested.
 * @param today day in Rome
 */
export function suggestionsFor(
  client: Client,
  contracts: readonly KnownContract[],
  prepared: PreparedTemplate,
  earlierAnswers: Answers,
  today: string,
): Record<string, Answer> {
  const suggestions: Record<string, Answer> = {};
  for (const { question } of prepared.questions) {
    const { code, field, health } = question;
    if (health) continue;
    const earlier = earlierAnswers[code] ?? undefined;
    const answer =
      field === CONTRACTS_FIELD && question.type === 'policies'
        ? policiesOf(contracts, earlier, (item) => isAcceptable(prepared, code, [item], today))
        : (registryAnswer(prepared, question, client, today) ?? earlier);
    if (answer !== undefined && isAcceptable(prepared, code, answer, today)) suggestions[code] = answer;
  }
  return suggestions;
}

/** Returns the contracts in force as items, and the policies named earlier that are not among the contracts. */
function policiesOf(
  contracts: readonly KnownContract[],
  earlier: Answer | undefined,
  accepts: (item: PolicyItem) => boolean,
): PolicyItem[] | undefined {
  const known = contracts.filter(({ status }) => status === 'active' || status === 'suspended').map(itemOf);
  const named = Array.isArray(earlier) ? (earlier as PolicyItem[]).filter(({ contractId }) => contractId === null) : [];
  const unknown = named.filter((item) => !contracts.some((contract) => isSamePolicy(item, contract)));
  const items = [...known, ...unknown].filter(accepts).slice(0, MAX_POLICIES);
  return items.length > 0 ? items : undefined;
}

const isSamePolicy = ({ coverageClass, policyNumber }: PolicyItem, contract: KnownContract): boolean =>
  coverageClass === coverageClassOf(contract.coverageClass) && (policyNumber ?? contract.policyNumber) === contract.policyNumber;

export const itemOf = (contract: KnownContract): PolicyItem => ({
  contractId: contract.id,
  coverageClass: coverageClassOf(contract.coverageClass),
  company: contract.company,
  policyNumber: contract.policyNumber,
  startsOn: contract.startsOn,
  endsOn: contract.endsOn,
  sumInsured: contract.sumInsured && centsOf(contract.sumInsured),
  excess: contract.excess && centsOf(contract.excess),
  exclusions: [],
});
