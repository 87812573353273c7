import type { Answers } from '@sestante/questionnaire/answers';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';
import { v7 as uuidv7 } from 'uuid';
import type { Client } from '../clients/client.entity.js';
import { today } from '../core/clock.js';
import type { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import type { Dice } from '../demo/demo.dice.js';
import type { KnownContract } from '../questionnaires/answer-suggestions.rules.js';
import type { Questionnaire } from '../questionnaires/questionnaire.entity.js';
import { moneyOf, registryFieldOf } from '../questionnaires/registry-fields.rules.js';
import type { AnswerProposal } from './answer-proposal.entity.js';
import { proposalsFor, type Proposal } from './answer-proposals.rules.js';

/** Share of the reviewed questionnaires by which a field of the registry was filled in. */
const FILLED_IN = 0.7;

/**
 * Returns the proposals of a completed questionnaire: open ones as the rules make them; those of a reviewed one decided. What was
 * accepted is in the registry by now, and what differs from it was refused.
 */
export function demoProposals(
  dice: Dice,
  client: Client,
  contracts: readonly KnownContract[],
  prepared: PreparedTemplate,
  answers: Answers,
  row: Questionnaire,
): { rows: AnswerProposal[]; entries: Partial<TimelineEntry>[] } {
  const differing = proposalsFor(client, contracts, prepared, answers, today());
  const { reviewedAt } = row;
  const accepted = reviewedAt && dice.chance(FILLED_IN) ? acceptedEarlier(dice, client, prepared, answers) : [];
  const order = prepared.questions.map(({ question }) => question.code);
  const all = [...accepted, ...differing].toSorted((a, b) => order.indexOf(a.questionCode) - order.indexOf(b.questionCode));
  const rows = all.map((proposal, position): AnswerProposal => ({
    ...proposal,
    agencyId: row.agencyId,
    id: uuidv7(),
    clientId: client.id,
    questionnaireId: row.id,
    position,
    state: !reviewedAt ? 'open' : accepted.includes(proposal) ? 'accepted' : 'refused',
    decidedAt: reviewedAt,
    decidedById: reviewedAt && row.createdById,
  }));
  const entries = accepted.map(({ field, current, proposed }) => ({
    subjectId: client.id,
    actorId: row.createdById,
    origin: 'staff' as const,
    kind: 'updated' as const,
    title: 'Client changed',
    at: reviewedAt ?? row.sentAt,
    changes: [{ field: field ?? '', from: current, to: proposed }],
    link: null,
  }));
  return { rows, entries };
}

/** Returns a proposal whose value the registry has by now: the earlier value was missing, or another amount. */
function acceptedEarlier(dice: Dice, client: Client, prepared: PreparedTemplate, answers: Answers): Proposal[] {
  const filled = prepared.questions.filter(
    ({ question }) =>
      question.field &&
      !question.field.includes('.') &&
      registryFieldOf(question)?.valueIn(client) &&
      proposalsFor(client, [], prepared, { [question.code]: answers[question.code] }, today()).length === 0 &&
      typeof answers[question.code] !== 'object',
  );
  if (filled.length === 0) return [];
  const { question } = dice.pick(filled);
  const proposed = registryFieldOf(question)?.valueIn(client);
  const amount = answers[question.code];
  const current = question.type === 'money' && typeof amount === 'number' ? moneyOf(Math.round(amount / 1_200_000) * 1_000_000) : null;
  return [{ kind: 'field', questionCode: question.code, field: question.field ?? null, contractId: null, current, proposed }];
}
