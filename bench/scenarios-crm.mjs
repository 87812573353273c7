// Scenarios for actions, the agenda and the dashboard.
import { of } from './one-of.mjs';

const ACTIONS = '/api/v1/crm-actions';
const DAY = 86_400_000;
const dayAfter = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/**
 * @param {string[]} operators
 * @param {string} ownId
 * @param {Function} get makes a scenario of a path
 */
export function crmScenarios(operators, ownId, get) {
  const week = (number) => `from=${dayAfter(number % 30)}&to=${dayAfter((number % 30) + 6)}`;
  return [
    get('actions', 'actions, what is open', () => `${ACTIONS}?state=planned`),
    get('late-actions', 'actions, what is late', () => `${ACTIONS}?overdue=true`),
    get('my-actions', 'actions of one operator', (number) => `${ACTIONS}?state=planned&operatorId=${of(operators, number)}`),
    get('found-actions', 'actions, search', (number) => `${ACTIONS}?q=${of(['rinnovo', 'cyber', 'perito', 'firma'], number)}`, {
      apiOnly: true,
    }),
    get('agenda', 'agenda, a week of one operator', (number) => `/api/v1/calendar?${week(number)}&operatorId=${of(operators, number)}`),
    get('full-agenda', 'agenda, a week of everybody', (number) => `/api/v1/calendar?${week(number)}`),
    get('dashboard', 'dashboard, the agency', () => '/api/v1/dashboard'),
    get('my-dashboard', 'dashboard, one’s own', () => '/api/v1/dashboard?scope=mine'),
    get('actionless', 'clients without a next action', () => '/api/v1/clients?nextAction=none', { apiOnly: true }),
    {
      name: 'own-actions',
      title: '"own" actions',
      as: 'own',
      next: (_number, _connection, side) => ({ request: { path: `${ACTIONS}?state=planned${side === 'api' ? '' : `&seenBy=${ownId}`}` } }),
    },
  ];
}
