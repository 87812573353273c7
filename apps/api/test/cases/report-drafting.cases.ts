import { ReportsService } from '../../src/reports/reports.service.js';
import { kindsOfClient, type MakeTarget } from '../isolation-targets.js';
import { madeReport } from '../made-report.js';
import type { Case } from './case.js';

/** Drafts of texts by a model. */
export const cases: Record<string, Case> = {
  draftReportTexts: { needs: 'view, create, edit, tag', ids: { 'path id': 'report to draft' }, body: () => ({}) },
};

export const kinds: Record<string, MakeTarget> = kindsOfClient('report to draft', {
  create: async ({ test }, clientId, { by }) => (await madeReport(test, by, { id: clientId, type: 'retail' }, 'consulting')).id,
  remove: ({ test }, _clientId, id, by) => test.app.get(ReportsService).remove(by, id, '*'),
});
