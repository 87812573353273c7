import { ReportsService } from '../../src/reports/reports.service.js';
import { completedQuestionnaire } from '../completed-questionnaire.js';
import { asLogin } from '../database.js';
import { whoSees } from '../isolation-markers.js';
import { kindsOfClient, nowhere, visibleLikeClient, type MakeTarget } from '../isolation-targets.js';
import { madeReport, reportOn } from '../made-report.js';
import type { Case, InsertMarked } from './case.js';

const needs = 'view, create, edit, tag';
const NOBODY = '01890000-0000-7000-8000-000000000000';
const ids = { 'path id': 'report' } as const;
const filters = { 'query clientId': 'client', 'query questionnaireId': 'completed questionnaire', 'query assigneeId': 'user' } as const;
/** Cover that is recommended to every person who has none. */
const COVER = 'family_liability';
/** Completed questionnaire of each person who asks for a report. */
const own = new Map<string, string>();

/** Reports on questionnaires. */
export const cases: Record<string, Case> = {
  listReports: { needs, ids: filters },
  countReports: { needs, ids: filters },
  listReportCycles: { needs, ids: { 'query clientId': 'client' }, query: { clientId: NOBODY } },
  createReport: {
    needs,
    ids: { 'body /questionnaireId': 'completed questionnaire' },
    before: async ({ test }, person) => {
      if (!own.has(person.id)) own.set(person.id, await completedQuestionnaire(test, person, await test.make.client(person)));
    },
    body: (_next, at) => ({ questionnaireId: own.get(at?.caller.person.id ?? '') ?? NOBODY, kind: 'analytic' }),
  },
  getReport: { needs, ids },
  deleteReport: { needs: 'delete, restore', ids },
  restoreReport: { needs: 'delete, restore', ids: { 'path id': 'report in the trash' } },
  compareReports: { needs, ids: { 'path id': 'earlier report', 'path otherId': 'later report' } },
  planRecommendation: {
    needs,
    ids: {
      'path id': 'report to plan from',
      'path cover': 'recommended cover',
      'body /typeId': 'action type',
      'body /assigneeId': 'operator',
    },
    body: () => ({}),
  },
};

export const kinds: Record<string, MakeTarget> = {
  ...kindsOfClient('report', {
    create: async ({ test }, clientId, { by }) => (await madeReport(test, by, { id: clientId, type: 'retail' })).id,
    remove: ({ test }, _clientId, id, by) => test.app.get(ReportsService).remove(by, id, '*'),
  }),
  // A recommendation has one action at a time.
  'report to plan from': visibleLikeClient(false, async ({ test }, { by, assigneeId, inTrash }) => {
    const { id } = await madeReport(test, by, await test.make.client(by, assigneeId ? { assigneeId } : {}));
    if (inTrash) await test.app.get(ReportsService).remove(by, id, '*');
    return { id };
  }),
  'recommended cover': (_fixtures, _caller, relation) =>
    Promise.resolve(relation === 'own' ? { id: COVER, seen: true } : nowhere(relation)),
  'earlier report': compared('path otherId'),
  'later report': compared('path id'),
};

export const insertMarked: InsertMarked = async (test, markers, tenant, owner) => {
  const by = { ...owner, permissions: tenant.admin.permissions };
  const { id } = await madeReport(test, by, await test.make.client(by), 'consulting');
  const word = () => markers.word('report', whoSees(tenant, owner.id));
  const policy = {
    id: 'x',
    coverageClass: 'health',
    status: 'active',
    startsOn: null,
    endsOn: null,
    sumInsured: null,
    excess: null,
    exclusions: [],
  };
  await asLogin(test.database.ownerUrl, async (db) => {
    await db.query(
      `UPDATE reports SET sections = $2, refusals = $3, next_steps = $4, disclosure = $5, policies = $6, sha256 = $7, engine = $8, display_name = $9 WHERE id = $1`,
      [
        id,
        { needs: { text: word(), origin: 'edited', reviewed: true } },
        JSON.stringify([{ cover: COVER, reason: word(), refusedOn: '2026-11-20' }]),
        JSON.stringify([{ text: word(), dueOn: null, responsibleId: null }]),
        { personalRecommendation: true, remuneration: word(), precontract: { version: word(), deliveredOn: '2026-11-20' } },
        JSON.stringify([{ ...policy, company: word(), policyNumber: word() }]),
        word(),
        word(),
        word(),
      ],
    );
  });
};

/** Two reports on one client, so that only the visibility of the target decides. */
function compared(beside: 'path id' | 'path otherId'): MakeTarget {
  return visibleLikeClient(false, async ({ test }, { by, assigneeId, inTrash }) => {
    const client = await test.make.client(by, assigneeId ? { assigneeId } : {});
    const { id, questionnaireId } = await madeReport(test, by, client);
    const other = await reportOn(test, by, questionnaireId);
    if (inTrash) await test.app.get(ReportsService).remove(by, id, '*');
    return { id, beside: { [beside]: other } };
  });
}
