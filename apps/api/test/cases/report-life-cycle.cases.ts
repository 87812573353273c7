import { ClientsService } from '../../src/clients/clients.service.js';
import { ReportApprovalService } from '../../src/reports/report-approval.service.js';
import { ReportDeliveryService } from '../../src/reports/report-delivery.service.js';
import type { TestApp } from '../app.js';
import { approvableReport } from '../approvable-report.js';
import { asLogin } from '../database.js';
import type { Fixtures } from '../isolation-fixtures.js';
import { nobody, whoSees } from '../isolation-markers.js';
import { kindsOfClient, type MakeTarget } from '../isolation-targets.js';
import type { Person } from '../make.js';
import type { Case, InsertMarked } from './case.js';

const disclosure = { personalRecommendation: false, precontract: { version: '3', deliveredOn: '2026-11-11' } };
const needs = 'view, create, edit, tag';
const draft = { 'path id': 'draft of a report' } as const;
const approved = { 'path id': 'approved report' } as const;
const token = { 'path token': 'token of a report' } as const;

/** The life cycle of consulting reports, and the routes of the clients who have a link. */
export const cases: Record<string, Case> = {
  updateReport: {
    needs,
    ids: { ...draft, 'body /nextSteps/0/responsibleId': 'user' },
    body: () => ({ nextSteps: [{ text: 'passo' }], disclosure }),
  },
  approveReport: { needs: 'approve reports', ids: draft },
  deliverReport: { needs, ids: approved, body: () => ({ channel: 'hand' }) },
  acknowledgeReport: { needs, ids: { 'path id': 'delivered report' }, body: () => ({ method: 'hand', signerName: 'Maria Rossi' }) },
  createReportVersion: { needs, ids: approved },
  getReportPdf: { needs, ids: draft },

  getPublicReport: { ids: token, credentials },
  getPublicReportPdf: { ids: token, credentials },
  acknowledgePublicReport: { ids: token, credentials },
};

/** A report is hidden by the trash only with its client. */
const remove = ({ test }: Fixtures, clientId: string, _id: string, by: Person) => test.app.get(ClientsService).remove(by, clientId, '*');

export const kinds: Record<string, MakeTarget> = {
  ...kindsOfClient('draft of a report', { create: ({ test }, clientId, { by }) => approvableReport(test, by, clientId), remove }),
  ...kindsOfClient('approved report', { create: ({ test }, clientId, { by }) => inStatus(test, by, clientId, 'approved'), remove }),
  ...kindsOfClient('delivered report', { create: ({ test }, clientId, { by }) => inStatus(test, by, clientId, 'delivered'), remove }),
  'token of a report': async ({ test }, { person }, relation) =>
    relation === 'own' ? { id: await tokenOf(test, person), seen: true } : undefined,
};

export const insertMarked: InsertMarked = async (test, markers, tenant, owner) => {
  const by = { ...owner, permissions: tenant.admin.permissions };
  const id = await inStatus(test, by, (await test.make.client(by)).id, 'approved');
  const silent = () => markers.word('link of a report', nobody);
  const word = () => markers.word('hash of a report', whoSees(tenant, owner.id));
  await asLogin(test.database.ownerUrl, (db) =>
    db.query('UPDATE reports SET token_hash = $2, sha256 = $3, signer_name = $4 WHERE id = $1', [id, silent(), word(), word()]),
  );
};

/** Report in a later status without the PDF, which takes long to compose. */
async function inStatus(test: TestApp, by: Person, clientId: string, status: 'approved' | 'delivered'): Promise<string> {
  const id = await approvableReport(test, by, clientId);
  const delivered = status === 'delivered' ? `, delivered_at = now(), delivered_by_id = created_by_id, delivery_channel = 'hand'` : '';
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(`UPDATE reports SET status = $2, approved_at = now(), approved_by_id = created_by_id${delivered} WHERE id = $1`, [id, status]),
  );
  return id;
}

async function credentials({ test, signer }: Fixtures): Promise<{ path: Record<string, string> }> {
  return { path: { token: await tokenOf(test, signer.person) } };
}

/** Links in the hands of clients, who have no other relation to the report: one for each sender. */
const tokens = new Map<string, Promise<string>>();
function tokenOf(test: TestApp, by: Person): Promise<string> {
  const made = tokens.get(by.id) ?? deliveredToken(test, by);
  tokens.set(by.id, made);
  return made;
}

async function deliveredToken(test: TestApp, by: Person): Promise<string> {
  const id = await approvableReport(test, by, (await test.make.client(by)).id);
  await test.app.get(ReportApprovalService).approve(by, id, '*');
  const { link } = await test.app.get(ReportDeliveryService).deliver(by, id, { channel: 'link' });
  return link?.split('#')[1] ?? '';
}
