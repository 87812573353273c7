import { isDeepStrictEqual } from 'node:util';
import { isNoAnswer, type Answer, type Answers, type HouseholdItem, type PolicyItem } from '@sestante/questionnaire/answers';
import { coverageClassOf, EXCLUSIONS } from '@sestante/questionnaire/policies';
import { evaluate, type PreparedTemplate } from '@sestante/questionnaire/evaluation';
import type { Question } from '@sestante/questionnaire/template';
import type { Client } from '../clients/client.entity.js';
import { itemOf, type KnownContract } from '../questionnaires/answer-suggestions.rules.js';
import { CONTRACTS_FIELD, inOneLine, moneyOf, registryFieldOf } from '../questionnaires/registry-fields.rules.js';

export const PROPOSAL_KINDS = ['field', 'contract-change', 'contract-new'] as const;

/** A change of the registry that follows from an answer, for a user to accept or refuse. */
export interface Proposal {
  kind: (typeof PROPOSAL_KINDS)[number];
  questionCode: string;
  /** Field of the client or of the contract; null for a new contract. */
  field: string | null;
  contractId: string | null;
  current: unknown;
  proposed: unknown;
}

/**
 * Returns the changes that the answers propose: one for each field of the registry, each field of a contract, and each policy that
 * the registry does not know. Only answers of questions that are shown count, and none whose proposal would disclose an answer
 * about health.
 */
export function proposalsFor(
  client: Client,
  contracts: readonly KnownContract[],
  prepared: PreparedTemplate,
  answers: Answers,
  today: string,
): Proposal[] {
  const states = evaluate(prepared, answers, today);
  return prepared.questions.flatMap(({ question }): Proposal[] => {
    const answer = answers[question.code];
    if (states.get(question.code) !== 'answered' || answer === null || answer === undefined || isNoAnswer(answer)) return [];
    if (prepared.healthQuestions.has(question.code)) return [];
    if (question.field === CONTRACTS_FIELD && question.type === 'policies')
      return contractProposals(question.code, answer as PolicyItem[], contracts);
    const field = registryFieldOf(question);
    const current = field?.valueIn(client) ?? null;
    if (!field || isSameAnswer(field.answerFrom(current, question), answer)) return [];
    const proposed = field.valueFrom(answer, question, client);
    return [{ kind: 'field', questionCode: question.code, field: question.field ?? null, contractId: null, current, proposed }];
  });
}

/** Returns the present value that a proposal would change, as `proposalsFor` compares it. */
export function currentValueOf(
  { kind, field }: Proposal,
  question: Question,
  client: Client,
  contract: KnownContract | undefined,
): unknown {
  if (kind === 'field') return registryFieldOf(question)?.valueIn(client) ?? null;
  return contract && field ? (contract[field as keyof KnownContract] ?? null) : null;
}

/** Whether two answers say the same; the order of choices and of members plays no part. */
export const isSameAnswer = (one: Answer | null | undefined, other: Answer | null | undefined): boolean =>
  isDeepStrictEqual(ordered(one), ordered(other));

const ordered = (answer: Answer | null | undefined): unknown => {
  if (answer === null || answer === undefined) return null;
  if (typeof answer === 'string') return answer.trim();
  return Array.isArray(answer) ? [...answer].map(textOf).toSorted() : answer;
};

/** Returns the same text for items with the same properties, whatever their order: PostgreSQL keeps an order of its own. */
const textOf = (item: string | PolicyItem | HouseholdItem): string =>
  typeof item === 'string' ? item : JSON.stringify(item, Object.keys(item).toSorted());

function contractProposals(questionCode: string, items: readonly PolicyItem[], contracts: readonly KnownContract[]): Proposal[] {
  return items.flatMap((item): Proposal[] => {
    const contract = contracts.find(({ id }) => id === item.contractId);
    if (!contract)
      return [{ kind: 'contract-new', questionCode, field: null, contractId: null, current: null, proposed: newContractOf(item) }];
    const known = itemOf(contract);
    // An item that leaves a property out does not say that the contract has none.
    return COMPARED.filter((field) => item[field] !== null && item[field] !== known[field]).map((field) => ({
      kind: 'contract-change',
      questionCode,
      field,
      contractId: contract.id,
      current: contract[field],
      proposed: valueOf(field, item),
    }));
  });
}

const COMPARED = ['coverageClass', 'company', 'policyNumber', 'startsOn', 'endsOn', 'sumInsured', 'excess'] as const;

function valueOf(field: (typeof COMPARED)[number], item: PolicyItem): unknown {
  const value = item[field];
  return typeof value === 'number' ? moneyOf(value) : value && inOneLine(value);
}

/** Body of the contract that an item describes; the registry has no field for exclusions, so that they become a note. */
export function newContractOf(item: PolicyItem): Record<string, unknown> {
  const excluded = EXCLUSIONS.filter(({ code }) => item.exclusions.includes(code)).map(({ label }) => label);
  return {
    ...Object.fromEntries(COMPARED.filter((field) => item[field] !== null).map((field) => [field, valueOf(field, item)])),
    status: 'active',
    ...(excluded.length > 0 ? { notes: `Esclusioni dichiarate: ${excluded.join(', ')}.` } : {}),
  };
}

/** Whether the registry says already what is proposed. */
export const isDone = ({ field, proposed }: Pick<Proposal, 'field' | 'proposed'>, present: unknown): boolean =>
  isDeepStrictEqual(present, proposed) ||
  (field === 'coverageClass' && typeof present === 'string' && coverageClassOf(present) === proposed);
