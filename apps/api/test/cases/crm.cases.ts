import { CalendarFeedsService } from '../../src/calendar/calendar-feeds.service.js';
import type { Caller } from '../isolation-people.js';
import { letters } from '../samples.js';
import type { Case } from './case.js';

const needs = 'view, create, edit, tag';
const settings = 'settings, users, keys, webhooks, Omnia, audit';
const NOBODY = '01890000-0000-7000-8000-000000000000';
const DAY = '2031-03-18';
const action = { 'path id': 'action' } as const;
const activity = { 'path clientId': 'client of the action', 'path id': 'action' } as const;
const type = { 'path id': 'unused type' } as const;
const outcome = { 'path id': 'unused outcome' } as const;
const tag = { 'path id': 'unused tag' } as const;
const rule = { 'path id': 'rule' } as const;

type At = { place: string | undefined; caller: Caller } | undefined;
const crm = (at: At) => at?.caller.tenant.crm ?? { typeId: NOBODY, plannedId: NOBODY, doneId: NOBODY };
/** Type without a suggestion rule, since each type can have only one. Callers without the permission reuse the same type. */
const freshType = (at: At): string => {
  const types = at?.caller.tenant.freshTypeIds ?? [];
  return (at?.caller.role === 'agency_admin' && at.caller.signedIn ? types.pop() : types.at(-1)) ?? NOBODY;
};
const parts = (under: string, closing: 'planned outcome' | 'closing outcome') =>
  ({
    [`body ${under}/typeId`]: 'action type',
    [`body ${under}/tagIds/0`]: 'tag',
    [`body ${under}/operatorId`]: 'operator',
    [`body ${under}/outcomeId`]: closing,
  }) as const;
const narrowed = {
  'query typeId': 'action type',
  'query outcomeId': 'closing outcome',
  'query tagId': 'tag',
  'query operatorId': 'user',
} as const;
const filters = { 'query clientId': 'client', ...narrowed } as const;
const next = (number: () => number) => ({ description: letters(number(), 10), plannedOn: DAY });

export { CRM_KINDS as kinds } from '../isolation-crm.js';

/** CRM actions and their settings, calendars and the dashboard. */
export const cases: Record<string, Case> = {
  listCrmActions: { needs, ids: { ...filters, 'query viewId': 'view' } },
  countCrmActions: { needs, ids: { 'query operatorId': 'user' } },
  getCrmStatistics: {
    needs,
    ids: { 'query operatorId': 'user', 'query typeId': 'action type' },
    query: { from: '2031-03-01', to: '2031-03-31' },
  },
  createCrmAction: {
    needs,
    ids: { 'body /clientId': 'client', ...parts('', 'planned outcome') },
    body: (number, at) => ({ kind: 'action', clientId: at?.caller.tenant.clientIds.get(at.caller.person.id) ?? NOBODY, ...next(number) }),
  },
  bulkAdvanceCrmActions: {
    needs,
    ids: {
      'body /ids/0': 'action',
      'body /outcomeId': 'closing outcome',
      ...parts('/history', 'closing outcome'),
      ...parts('/action', 'planned outcome'),
    },
    visibleLater: ['body /ids/0'],
    body: (number, at) => ({
      ids: [NOBODY],
      outcomeId: crm(at).doneId,
      ...(at?.place?.startsWith('body /history') ? { history: next(number) } : {}),
      ...(at?.place?.startsWith('body /action') ? { action: next(number) } : {}),
    }),
    // The body has either a history entry or an action.
    withField: (field) =>
      ['history', 'action'].includes(field) ? { body: { [field]: { description: 'Richiamare', plannedOn: DAY } } } : {},
  },
  listActivities: { needs, ids: { 'path clientId': activity['path clientId'], ...narrowed } },
  createActivity: {
    needs,
    ids: { 'path clientId': 'client', ...parts('', 'planned outcome') },
    body: (number) => ({ kind: 'action', ...next(number) }),
  },
  getActivity: { needs, ids: activity },
  updateActivity: {
    needs,
    ids: { ...activity, ...parts('', 'planned outcome') },
    body: (number) => ({ notes: letters(number(), 10) }),
  },
  deleteActivity: { needs: 'delete, restore', ids: activity },
  getCrmAction: { needs, ids: action },
  updateCrmAction: {
    needs,
    ids: { ...action, ...parts('', 'planned outcome') },
    body: (number) => ({ notes: letters(number(), 10) }),
  },
  deleteCrmAction: { needs: 'delete, restore', ids: action },
  copyCrmAction: { needs, ids: action },
  closeCrmAction: {
    needs,
    ids: { ...action, 'body /outcomeId': 'closing outcome' },
    body: (_number, at) => ({ outcomeId: crm(at).doneId }),
  },
  closeCrmActionWithHistory: {
    needs,
    ids: { ...action, 'body /outcomeId': 'closing outcome', ...parts('/history', 'closing outcome') },
    body: (number, at) => ({ outcomeId: crm(at).doneId, history: next(number) }),
  },
  continueCrmActionWithAction: {
    needs,
    ids: { ...action, 'body /outcomeId': 'closing outcome', ...parts('/action', 'planned outcome') },
    body: (number, at) => ({ outcomeId: crm(at).doneId, action: next(number) }),
  },
  rescheduleCrmAction: { needs, ids: action, body: () => ({ plannedOn: DAY, plannedTime: '11:00' }) },
  suggestNextCrmAction: { needs, ids: { ...action, 'query outcomeId': 'closing outcome' } },
  restoreCrmAction: { needs: 'delete, restore', ids: { 'path id': 'action in the trash' } },
  listCalendar: { needs, ids: { 'query operatorId': 'user' }, query: { from: '2031-03-01', to: '2031-03-31' } },
  readCalendarFeed: {
    ids: { 'path token': 'calendar token' },
    credentials: async ({ test, signer }) => {
      const { url } = await test.app.get(CalendarFeedsService).make(signer.person);
      return { path: { token: url?.split('/').at(-1)?.replace('.ics', '') ?? '' } };
    },
  },
  getCalendarFeed: { needs },
  makeCalendarFeed: { needs },
  deleteCalendarFeed: { needs },
  getDashboard: { needs },

  // Settings of the agency: every user reads them, administrators change them.
  listCrmActionTypes: { needs },
  createCrmActionType: { needs: settings, body: (number) => ({ name: letters(number(), 12) }), trimmed: ['name'] },
  getCrmActionType: { needs, ids: type },
  updateCrmActionType: { needs: settings, ids: type, body: (number) => ({ name: letters(number(), 12) }), trimmed: ['name'] },
  deleteCrmActionType: { needs: settings, ids: type },
  listOutcomes: { needs },
  createOutcome: {
    needs: settings,
    ids: { 'body /typeIds/0': 'action type' },
    body: (number) => ({ name: letters(number(), 12), state: 'done' }),
    trimmed: ['name'],
  },
  getOutcome: { needs, ids: outcome },
  updateOutcome: {
    needs: settings,
    ids: { ...outcome, 'body /typeIds/0': 'action type' },
    body: (number) => ({ name: letters(number(), 12) }),
    trimmed: ['name'],
  },
  deleteOutcome: { needs: settings, ids: outcome },
  getCrmSettings: { needs },
  updateCrmSettings: {
    needs: settings,
    ids: { 'body /defaultActionOutcomeId': 'planned outcome', 'body /defaultHistoryOutcomeId': 'closing outcome' },
    body: () => ({ patronSaintDay: '06-24' }),
  },
  listSuggestionRules: { needs },
  createSuggestionRule: {
    needs: settings,
    ids: {
      'body /typeId': 'unused type',
      'body /outcomeId': 'unused outcome',
      'body /nextTypeId': 'action type',
      'body /operatorId': 'user',
    },
    body: (number, at) => ({
      nextTypeId: crm(at).typeId,
      delayDays: number() % 300,
      ...(at?.place === 'body /operatorId' ? { operator: 'person' } : {}),
      ...(at?.place === 'body /typeId' || at?.place === 'body /outcomeId' ? {} : { typeId: freshType(at) }),
    }),
    withField: () => ({ ids: { 'body /typeId': 'unused type' } }),
  },
  getSuggestionRule: { needs, ids: rule },
  updateSuggestionRule: {
    needs: settings,
    ids: {
      ...rule,
      'body /typeId': 'unused type',
      'body /outcomeId': 'unused outcome',
      'body /nextTypeId': 'action type',
      'body /operatorId': 'user',
    },
    body: (number, at) => ({ description: letters(number(), 12), ...(at?.place === 'body /operatorId' ? { operator: 'person' } : {}) }),
  },
  deleteSuggestionRule: { needs: settings, ids: rule },
  getTag: { needs, ids: tag },
  updateTag: { needs: settings, ids: tag, body: (number) => ({ name: letters(number(), 12) }), trimmed: ['name'] },
  deleteTag: { needs: settings, ids: tag },
  mergeTag: {
    needs: settings,
    ids: { ...tag, 'body /intoId': 'tag' },
    body: (_number, at) => ({ intoId: at?.caller.tenant.tagId ?? NOBODY }),
  },
};
