import { isNoAnswer, type Answer, type HouseholdItem } from '@sestante/questionnaire/answers';
import { findAnswerErrors } from '@sestante/questionnaire/answer-checks';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import type { Question } from '@sestante/questionnaire/template';
import type { Household, HouseholdMember } from '../clients/client-fields.dto.js';
import type { Client } from '../clients/client.entity.js';
import type { Money } from '../core/http/fields.js';
import { searchable } from '../core/search-words.js';
import { REGISTRY_TERMS } from './registry-terms.js';

/** Value of `field` with which a question asks for the client's contracts. */
export const CONTRACTS_FIELD = 'contracts';

/** One field of the registry as a question asks for it. */
interface RegistryField {
  valueIn(client: Client): unknown;
  /** Returns the value as an answer; undefined when the registry has none that fits the question. */
  answerFrom(value: unknown, question: Question): Answer | undefined;
  /** Returns the value that an answer stands for. */
  valueFrom(answer: Answer, question: Question, client: Client): unknown;
}

/** Returns a text without line breaks, which the fields of the registry do not accept. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');

const plain = (field: 'birthDate' | 'maritalStatus' | 'professionalOrder' | 'employeeCount'): RegistryField => ({
  valueIn: (client) => client[field],
  answerFrom: (value) => (value ?? undefined) as Answer | undefined,
  valueFrom: (answer) => (typeof answer === 'string' ? inOneLine(answer) : answer),
});

/** A text of the registry that is asked for as one of a few choices. */
const chosenText = (field: 'profession' | 'legalForm' | 'sector'): RegistryField => ({
  valueIn: (client) => client[field],
  answerFrom: (value, question) => (typeof value === 'string' ? choiceOf(field, value, question) : undefined),
  valueFrom: (answer, { choices = [] }) => choices.find(({ code }) => code === answer)?.label ?? answer,
});

const FIELDS: Readonly<Record<string, RegistryField>> = {
  birthDate: plain('birthDate'),
  maritalStatus: plain('maritalStatus'),
  professionalOrder: plain('professionalOrder'),
  employeeCount: plain('employeeCount'),
  profession: chosenText('profession'),
  legalForm: chosenText('legalForm'),
  sector: chosenText('sector'),
  annualRevenue: {
    valueIn: ({ annualRevenue }) => annualRevenue,
    answerFrom: (value) => (value ? centsOf(value as Money) : undefined),
    valueFrom: (answer) => moneyOf(answer as number),
  },
  'household.size': {
    valueIn: ({ household }) => household?.size ?? null,
    answerFrom: (value) => (value ?? undefined) as Answer | undefined,
    valueFrom: (answer) => answer,
  },
  'household.members': {
    // Without the links to other records, which readers of a proposal may not see.
    valueIn: ({ household }) => household?.members?.map(withoutLink) ?? null,
    answerFrom: (value) => itemsOf(value as HouseholdMember[] | null),
    valueFrom: (answer, _, { household }) => membersOf(answer as HouseholdItem[], household),
  },
};

/** Returns the field of the registry that the question asks for; health data are never compared with the registry. */
export const registryFieldOf = ({ field, health }: Question): RegistryField | undefined => (health || !field ? undefined : FIELDS[field]);

/** Returns what the registry would answer, when that is an acceptable answer to the question. */
export function registryAnswer(prepared: PreparedTemplate, question: Question, client: Client, today: string): Answer | undefined {
  const field = registryFieldOf(question);
  const answer = field?.answerFrom(field.valueIn(client), question);
  return answer !== undefined && isAcceptable(prepared, question.code, answer, today) ? answer : undefined;
}

/** Whether the answer says something, and the question accepts it. */
export const isAcceptable = (prepared: PreparedTemplate, code: string, answer: Answer, today: string): boolean =>
  !isNoAnswer(answer) && findAnswerErrors(prepared, { [code]: answer }, today).length === 0;

/**
 * Returns the patch of the client that gives the fields these values.
 * @param household the present one, with the links that the caller can see
 */
export function patchOf(values: Readonly<Record<string, unknown>>, household: Household | null): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(values)) {
    const [name = '', part] = field.split('.');
    const written = part === 'members' ? withLinksOf(household, value as HouseholdMember[]) : value;
    patch[name] = part ? { ...household, ...(patch[name] as object | undefined), [part]: written } : written;
  }
  return patch;
}

const withoutLink = ({ clientId: _link, ...member }: HouseholdMember): HouseholdMember => member;

/** Returns the members with the links of those of the same name. */
function withLinksOf(household: Household | null, members: readonly HouseholdMember[]): HouseholdMember[] {
  const linked = (household?.members ?? []).filter(({ clientId }) => clientId);
  return members.map((member) => {
    const same = linked.find(
      ({ firstName, lastName }) => firstName === member.firstName && (lastName ?? null) === (member.lastName ?? null),
    );
    return same?.clientId ? { ...member, clientId: same.clientId } : member;
  });
}

export const centsOf = ({ amount }: Money): number => Math.round(Number(amount) * 100);
export const moneyOf = (cents: number): Money => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' });

function choiceOf(field: string, text: string, { choices = [] }: Question): string | undefined {
  const wanted = searchable(text);
  const terms = REGISTRY_TERMS[field] ?? {};
  return choices.find(({ code, label }) => code === text || searchable(label) === wanted || terms[code]?.includes(wanted))?.code;
}

function itemsOf(members: HouseholdMember[] | null): HouseholdItem[] | undefined {
  if (!members || members.length === 0) return undefined;
  return members.map(({ relation, birthDate, dependent }) => ({
    relation,
    birthDate: birthDate ?? null,
    dependent: dependent ?? false,
  }));
}

const RELATION_LABELS: Record<HouseholdMember['relation'], string> = {
  spouse: 'Coniuge',
  partner: 'Convivente',
  child: 'Figlio/a',
  parent: 'Genitore',
  sibling: 'Fratello/sorella',
  other: 'Altro familiare',
};

/** Returns the members of the answer with the names that the registry knows; a new one has its relation for a name. */
function membersOf(items: readonly HouseholdItem[], household: Household | null): HouseholdMember[] {
  const known = (household?.members ?? []).map(withoutLink);
  const take = (matches: (member: HouseholdMember) => boolean): HouseholdMember | undefined => {
    const at = known.findIndex(matches);
    return at < 0 ? undefined : known.splice(at, 1)[0];
  };
  // Exact matches are taken first, so that a new child does not take the name of a brother born on another day.
  const exact = items.map(({ relation, birthDate }) =>
    take((member) => member.relation === relation && (member.birthDate ?? null) === birthDate),
  );
  return items.map(({ relation, birthDate, dependent }, index) => {
    const member =
      exact[index] ?? take((other) => other.relation === relation && (relation !== 'child' || !other.birthDate || birthDate === null));
    const named = { relation: relation as HouseholdMember['relation'], birthDate, dependent };
    return { ...(member ?? { firstName: RELATION_LABELS[named.relation] }), ...named };
  });
}
