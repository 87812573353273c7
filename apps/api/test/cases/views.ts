import { letters } from '../samples.js';
import type { Case } from './case.js';

const needs = 'view, create, edit, tag';
const view = { 'path id': 'view' } as const;
const criteria = {
  'body /criteria/assigneeId/0': 'user',
  'body /criteria/createdById/0': 'user',
  'body /criteria/tagId/0': 'tag',
  'body /criteria/stageId/0': 'first stage',
} as const;
/** Criteria that only lists of CRM actions have. */
const ofActions = {
  'body /criteria/clientId': 'client',
  'body /criteria/typeId/0': 'action type',
  'body /criteria/outcomeId/0': 'closing outcome',
  'body /criteria/operatorId/0': 'user',
} as const;
const ofThoseActions = Object.fromEntries(
  Object.entries(ofActions).map(([place, kind]) => [place, `${kind} for a view of actions` as const]),
);
/** Criteria with ids that are not visible are accepted and match nothing, as in a list. */
const visibleLater = Object.keys(criteria);

/** Saved views, exports and the global search. */
export const viewCases: Record<string, Case> = {
  listViews: { needs },
  createView: {
    needs,
    ids: { ...criteria, ...ofActions },
    visibleLater: [...visibleLater, ...Object.keys(ofActions)],
    body: (next, at) => ({ name: letters(next(), 12), target: (at?.place ?? '') in ofActions ? 'crm-actions' : 'prospects', criteria: {} }),
  },
  getView: { needs, ids: view },
  updateView: {
    needs,
    ids: { ...view, ...criteria, ...ofThoseActions },
    visibleLater: [...visibleLater, ...Object.keys(ofActions)],
    body: (next) => ({ name: letters(next(), 12), criteria: {} }),
  },
  deleteView: { needs, ids: view },
  exportList: {
    needs: 'export',
    ids: {
      'body /ids/0': 'prospect',
      'body /filter/assigneeId/0': 'user',
      'body /filter/createdById/0': 'user',
      'body /filter/tagId/0': 'tag',
      'body /filter/stageId/0': 'first stage',
    },
    visibleLater: ['body /ids/0', ...visibleLater.map((place) => place.replace('criteria', 'filter'))],
    body: (_next, at) => ({ target: 'prospects', format: 'csv', ...(at?.place?.startsWith('body /ids') ? {} : { filter: {} }) }),
  },
  getExportFile: { needs: 'export', ids: { 'path id': 'export' } },
  listMunicipalities: { needs, query: { q: 'torino' } },
  search: { needs, query: { q: 'nessuno si chiama cosi' } },
};
