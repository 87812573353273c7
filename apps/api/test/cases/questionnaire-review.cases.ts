import { ClientsService } from '../../src/clients/clients.service.js';
import { AnswerProposalsService } from '../../src/questionnaire-review/answer-proposals.service.js';
import { ProposalDecisions } from '../../src/questionnaire-review/proposal-decisions.js';
import { completedQuestionnaire } from '../completed-questionnaire.js';
import { asLogin } from '../database.js';
import { nobody, whoSees } from '../isolation-markers.js';
import { kindsOfClient, visibleLikeClient, type MakeTarget } from '../isolation-targets.js';
import type { TestApp } from '../app.js';
import type { Person } from '../make.js';
import type { Case, InsertMarked } from './case.js';

const needs = 'view, create, edit, tag';
const NOBODY = '01890000-0000-7000-8000-000000000000';
const ids = { 'path id': 'completed questionnaire' } as const;
const DIFFERING = { 'person.marital_status': 'divorced' };

/** Answers, and what staff makes of them. */
export const cases: Record<string, Case> = {
  getQuestionnaireAnswers: { needs, ids },
  listAnswerChanges: { needs, ids: { ...ids, 'query to': 'earlier questionnaire' } },
  listAnswerProposals: { needs, ids },
  decideAnswerProposals: {
    needs,
    ids: { 'path id': 'questionnaire of the proposal', 'body /decisions/0/id': 'proposal' },
    body: () => ({ decisions: [{ id: NOBODY, accept: false }] }),
  },
  reopenAnswerProposal: {
    needs,
    ids: { 'path id': 'questionnaire of the refused proposal', 'path proposalId': 'refused proposal' },
  },
  reviewQuestionnaire: { needs, ids },
};

export const kinds: Record<string, MakeTarget> = {
  ...kindsOfClient('completed questionnaire', {
    create: ({ test }, clientId, { by }) => completedQuestionnaire(test, by, { id: clientId, type: 'retail' }),
    // A questionnaire is hidden by the trash only with its client.
    remove: ({ test }, clientId, _id, by) => test.app.get(ClientsService).remove(by, clientId, '*'),
  }),
  'earlier questionnaire': besideOwn(
    visibleLikeClient(false, async ({ test }, { by, assigneeId, inTrash }) => {
      const client = await test.make.client(by, assigneeId ? { assigneeId } : {});
      const id = await completedQuestionnaire(test, by, client);
      const later = await completedQuestionnaire(test, by, client);
      if (inTrash) await test.app.get(ClientsService).remove(by, client.id, '*');
      return { id, beside: { 'path id': later } };
    }),
  ),
  'questionnaire of the proposal': proposed('questionnaire', false),
  'questionnaire of the refused proposal': proposed('questionnaire', true),
  'refused proposal': proposed('proposal', true),
  proposal: besideOwn(proposed('proposal', false)),
};

export const insertMarked: InsertMarked = async (test, markers, tenant, owner) => {
  const by = { ...owner, permissions: tenant.admin.permissions };
  const { id } = await withProposal(test, by, undefined);
  const word = () => JSON.stringify(markers.word('proposal of a questionnaire', whoSees(tenant, owner.id)));
  const silent = () => markers.word('question of a proposal', nobody);
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(`UPDATE answer_proposals SET current = $2, proposed = $3, question_code = $4, field = $5 WHERE questionnaire_id = $1`, [
      id,
      word(),
      word(),
      silent(),
      silent(),
    ]),
  );
};

/** The path contains a questionnaire that the caller sees, so that only the target is wrong. */
function besideOwn(make: MakeTarget): MakeTarget {
  return async (fixtures, caller, relation) => {
    const target = await make(fixtures, caller, relation);
    if (!target || target.seen) return target;
    const { test } = fixtures;
    const by = { ...caller.person, permissions: caller.tenant.admin.permissions };
    return { ...target, beside: { 'path id': await completedQuestionnaire(test, by, await test.make.client(by)) } };
  };
}

/** Target that is the proposal or its questionnaire, with the other beside it. */
function proposed(target: 'questionnaire' | 'proposal', refused: boolean): MakeTarget {
  return visibleLikeClient(false, async ({ test }, { by, assigneeId, inTrash }) => {
    const { id, proposalId, clientId } = await withProposal(test, by, assigneeId);
    if (refused) await test.app.get(ProposalDecisions).decide(by, id, { decisions: [{ id: proposalId, accept: false }] });
    if (inTrash) await test.app.get(ClientsService).remove(by, clientId, '*');
    const beside: Record<string, string> =
      target === 'proposal' ? { 'path id': id } : { 'body /decisions/0/id': proposalId, 'path proposalId': proposalId };
    return { id: target === 'proposal' ? proposalId : id, beside };
  });
}

async function withProposal(test: TestApp, by: Person, assigneeId: string | undefined) {
  const client = await test.make.client(by, { maritalStatus: 'married', ...(assigneeId ? { assigneeId } : {}) });
  const id = await completedQuestionnaire(test, by, client, DIFFERING);
  const { data } = await test.app.get(AnswerProposalsService).list(by, id);
  return { id, proposalId: data[0]?.id ?? '', clientId: client.id };
}
