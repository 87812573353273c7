import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf } from '@sestante/questionnaire/template';
import { ClientsService } from '../../src/clients/clients.service.js';
import type { Actor } from '../../src/core/auth/actor.js';
import { addDays, today } from '../../src/core/clock.js';
import { AnswerSavingService } from '../../src/questionnaires/answer-saving.service.js';
import { PublicQuestionnairesService } from '../../src/questionnaires/public-questionnaires.service.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import type { TestApp } from '../app.js';
import { asLogin } from '../database.js';
import { nobody, whoSees, type Markers } from '../isolation-markers.js';
import { kindsOfClient, ofTenant, type MakeTarget } from '../isolation-targets.js';
import type { Fixtures } from '../isolation-fixtures.js';
import type { Person } from '../make.js';
import type { Case, InsertMarked } from './case.js';

const needs = 'view, create, edit, tag';
const NOBODY = '01890000-0000-7000-8000-000000000000';
const ids = { 'path id': 'questionnaire' } as const;
const filters = { 'query clientId': 'client', 'query templateId': 'template to send', 'query assigneeId': 'user' } as const;
const token = { 'path token': 'token of a questionnaire' } as const;
const accepted = { acceptNotice: true, acceptTerms: true } as const;
const ANSWERS = Object.fromEntries(questionsOf(STANDARD_TEMPLATES.retail).map(({ code }) => [code, { noAnswer: 'unknown' }]));

/** Questionnaires of clients, and the routes of the clients who have a link. */
export const cases: Record<string, Case> = {
  listQuestionnaires: { needs, ids: filters },
  countQuestionnaires: { needs, ids: filters },
  getSendingOptions: { needs, ids: { 'query clientId': 'client' }, query: { clientId: NOBODY } },
  sendQuestionnaire: {
    needs,
    ids: { 'body /clientId': 'client', 'body /templateId': 'template to send' },
    body: (_next, at) => ({
      clientId: at?.caller.tenant.clientIds.get(at.caller.person.id) ?? NOBODY,
      templateId: at?.caller.tenant.templateId ?? NOBODY,
      channel: 'link',
      replace: true,
    }),
    // Only questionnaires sent by e-mail have reminders.
    withField: (field) => (field === 'reminderDays' ? { body: { channel: 'email', recipientEmail: 'anna@canarino.example' } } : {}),
  },
  bulkSendQuestionnaires: {
    needs,
    ids: {
      'body /ids/0': 'client',
      'body /templateIds/0': 'template to send',
      'body /filter/assigneeId/0': 'user',
      'body /filter/createdById/0': 'user',
      'body /filter/tagId/0': 'tag',
    },
    visibleLater: ['body /ids/0', 'body /filter/assigneeId/0', 'body /filter/createdById/0', 'body /filter/tagId/0'],
    body: (_next, at) => ({
      ...(at?.place?.startsWith('body /ids') ? {} : { filter: { q: 'nessuno si chiama cosi' } }),
      templateIds: [at?.caller.tenant.templateId ?? NOBODY],
    }),
  },
  getQuestionnaire: { needs, ids },
  updateQuestionnaire: { needs, ids, body: () => ({ expiresOn: addDays(today(), 12) }) },
  remindQuestionnaire: { needs, ids },
  cancelQuestionnaire: { needs, ids },
  reopenQuestionnaire: { needs, ids: { 'path id': 'cancelled questionnaire' }, body: () => ({ expiresOn: addDays(today(), 12) }) },

  getPublicQuestionnaire: { ids: token, credentials: async (fixtures) => ({ path: { token: (await ofSigner(fixtures)).token } }) },
  acceptPublicQuestionnaire: {
    ids: { ...token, 'body /noticeId': 'notice of a questionnaire', 'body /consents/0/textId': 'consent text of a questionnaire' },
    body: () => ({ noticeId: NOBODY, ...accepted, consents: [] }),
    withField: (field) =>
      field === 'consents'
        ? { body: { consents: [{ given: true }] }, ids: { 'body /consents/0/textId': 'consent text of a questionnaire' } }
        : {},
    credentials: async (fixtures) => {
      const { token: link, noticeId, textId } = await ofSigner(fixtures);
      return { path: { token: link }, body: { noticeId, ...accepted, consents: [{ textId, given: true }] } };
    },
  },
  savePublicAnswers: {
    ids: token,
    body: () => ({ answers: { 'home.tenure': 'rented' } }),
    credentials: async (fixtures) => ({
      path: { token: (await ofSigner(fixtures)).token },
      body: { answers: { 'home.tenure': 'rented' } },
    }),
  },
  submitPublicQuestionnaire: {
    ids: token,
    body: () => ({ revision: 1 }),
    credentials: async (fixtures) => {
      const { token: link, revision } = await ofSigner(fixtures);
      return { path: { token: link }, body: { revision } };
    },
  },
};

export const kinds: Record<string, MakeTarget> = {
  'template to send': ofTenant((_fixtures, tenant) => tenant.templateId),
  'token of a questionnaire': ofCaller(({ token: link }) => link),
  'notice of a questionnaire': ofCaller(({ noticeId }) => noticeId),
  'consent text of a questionnaire': ofCaller(({ textId }) => textId),
  ...kindsOfClient('questionnaire', {
    create: async ({ test, markers }, clientId, { by, seenBy }) => {
      const word = () => markers.word('questionnaire', seenBy);
      const recipient = { recipientName: word(), recipientEmail: `${word()}@canarino.example` };
      return (await test.make.questionnaire(by, clientId, recipient)).id;
    },
    // A questionnaire is hidden by the trash only with its client.
    remove: ({ test }, clientId, _id, by) => test.app.get(ClientsService).remove(by, clientId, '*'),
  }),
  ...kindsOfClient('cancelled questionnaire', {
    create: async ({ test }, clientId, { by }) => {
      const { id } = await test.make.questionnaire(by, clientId);
      await test.app.get(QuestionnairesService).cancel(by, id);
      return id;
    },
    remove: ({ test }, clientId, _id, by) => test.app.get(ClientsService).remove(by, clientId, '*'),
  }),
};

export const insertMarked: InsertMarked = async (test, markers, tenant, owner) => {
  const by = { ...owner, permissions: tenant.admin.permissions };
  const seenBy = whoSees(tenant, owner.id);
  const { id } = await answered(test, by);
  await mark(test, markers, id, seenBy);
};

async function mark(test: TestApp, markers: Markers, id: string, seenBy: ReturnType<typeof whoSees>): Promise<void> {
  const word = () => markers.word('questionnaire', seenBy);
  const silent = () => markers.word('answer of a questionnaire', nobody);
  await asLogin(test.database.ownerUrl, async (db) => {
    await db.query(`UPDATE questionnaires SET recipient_name = $2, recipient_email = $3, consents = $4 WHERE id = $1`, [
      id,
      word(),
      `${word()}@canarino.example`,
      JSON.stringify([{ textId: silent(), given: true }]),
    ]);
    await db.query(`UPDATE questionnaire_answers SET token_hash = $2, answers = $3, health = $4 WHERE questionnaire_id = $1`, [
      id,
      silent(),
      { 'priorities.own_words': silent() },
      { 'health.state': silent() },
    ]);
  });
}

interface Answered {
  id: string;
  token: string;
  noticeId: string;
  textId: string;
  revision: number;
}

const ofSigner = ({ test, signer }: Fixtures): Promise<Answered> => answered(test, signer.person);

/** Ids of a questionnaire in the hands of its client, who has no other relation to it than the link. */
function ofCaller(idOf: (answered: Answered) => string): MakeTarget {
  return async ({ test }, { person }, relation) => (relation === 'own' ? { id: idOf(await kept(test, person)), seen: true } : undefined);
}

/** One questionnaire for the ids of one request, by the person. */
const byPerson = new Map<string, Promise<Answered>>();
function kept(test: TestApp, person: Person): Promise<Answered> {
  const made = byPerson.get(person.id) ?? answered(test, person);
  byPerson.set(person.id, made);
  return made;
}

/** Questionnaire whose notice is accepted and whose questions are all answered. */
async function answered(test: TestApp, by: Actor): Promise<Answered> {
  const client = await test.make.client(by);
  const { id, token: link } = await test.make.questionnaire(by, client.id);
  const caller = { token: link, address: '127.0.0.1' };
  const page = test.app.get(PublicQuestionnairesService);
  const { notice, consentTexts } = await page.get(caller);
  await page.accept(caller, { noticeId: notice.id, ...accepted, consents: [] });
  const { revision } = await test.app.get(AnswerSavingService).save(caller, ANSWERS);
  return { id, token: link, noticeId: notice.id, textId: consentTexts[0]?.id ?? '', revision };
}
