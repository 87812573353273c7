// Scenarios: for each one the request to the API and the equivalent request to the bare handler.
import { header } from './connection.mjs';
import { of } from './one-of.mjs';
import { answerScenarios } from './scenarios-answers.mjs';
import { crmScenarios } from './scenarios-crm.mjs';

/**
 * @typedef {object} Request
 * @property {{ method?: string, path: string, headers?: Record<string, string>, body?: unknown }} request
 * @property {(answer: import('./connection.mjs').Answer) => void} [answered]
 */
/**
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} title
 * @property {'admin' | 'own' | 'nobody'} as
 * @property {number} [connections] if other than those of the run
 * @property {number} [pauseMs] between an answer and the next request of the same connection
 * @property {boolean} [apiOnly] a single statement could not answer it
 * @property {(number: number, connection: number, side: 'api' | 'bare') => Request} next
 */

const CLIENTS = '/api/v1/clients';
const PROSPECTS = '/api/v1/prospects';
/** Number of each kind in a hundred searches. */
const MIX = { 'two-words': 30, 'common-name': 20, 'rare-name': 15, 'fiscal-code': 10, phone: 10, 'two-letters': 10, slip: 5 };

/**
 * @param {import('./samples.mjs').Samples} samples
 * @param {{ cursor: string, key: string, id: string }[]} pages positions deep in the list
 * @param {{ id: string, token: string }[]} questionnaires
 * @returns {Scenario[]}
 */
export function scenarios(samples, pages, questionnaires) {
  const { clients, common, rare, slips, assignees, tags } = samples;
  const get = (name, title, path, more = {}) => ({
    name,
    title,
    as: 'admin',
    next: (number) => ({ request: { path: path(number) } }),
    ...more,
  });
  const tag = (name) => tags.find((one) => one.name === name).id;

  const withPhone = clients.filter(({ phone }) => phone);
  const withCode = clients.filter(({ fiscalCode }) => fiscalCode);
  const searches = {
    'two-words': ['two words', (number) => `${of(clients, number).lastName} ${of(clients, number).firstName}`],
    'common-name': ['a common surname', (number) => of(common, number)],
    'rare-name': ['a rare name', (number) => of(rare, number)],
    'fiscal-code': ['fiscal code', (number) => of(withCode, number).fiscalCode],
    phone: ['phone', (number) => asTyped(of(withPhone, number).phone, number)],
    'two-letters': ['two letters', (number) => of(clients, number).lastName.slice(0, 2)],
    slip: ['a slip', (number) => of([of(slips, number), `${of(slips, number)} ${of(clients, number).firstName}`], number)],
  };
  const searchPath = (kind, number) => `${CLIENTS}?q=${encodeURIComponent(searches[kind][1](number))}`;
  const order = interleaved(MIX);

  return [
    get('list', 'list, first page', () => CLIENTS),
    {
      name: 'deep-page',
      title: 'list, deep page',
      as: 'admin',
      next: (number, _, side) => {
        const { cursor, key, id } = of(pages, number);
        return {
          request: {
            path:
              side === 'api'
                ? `${CLIENTS}?cursor=${encodeURIComponent(cursor)}`
                : `${CLIENTS}?afterKey=${encodeURIComponent(key)}&afterId=${id}`,
          },
        };
      },
    },
    get('by-type', 'list, one type', (number) => `${CLIENTS}?type=${of(['retail', 'professional', 'corporate'], number)}`),
    get('by-assignee', 'list, one assignee', (number) => `${CLIENTS}?assigneeId=${of(assignees, number)}`),
    get('by-tag', 'list, one tag', (number) => `${CLIENTS}?tagId=${tag(of(['Famiglia', 'Rinnovo', 'Cyber', 'VIP'], number))}`),
    get('by-rare-tag', 'list, a rare tag', () => `${CLIENTS}?tagId=${tag('Da ricontattare')}`),
    ...Object.entries(searches).map(([kind, [title]]) =>
      get(kind, `search: ${title}`, (number) => searchPath(kind, number), { apiOnly: kind === 'slip' }),
    ),
    get('search-mix', 'search: the mix', (number) => searchPath(order[number % order.length], number)),
    get('one', 'one by id', (number) => `${CLIENTS}/${of(clients, number).id}`),
    {
      name: 'own-list',
      title: '"own" list',
      as: 'own',
      next: (_number, _connection, side) => ({ request: { path: side === 'api' ? CLIENTS : `${CLIENTS}?seenBy=${samples.ownId}` } }),
    },
    get('counts', 'counts', () => `${CLIENTS}/counts`),
    get('prospects', 'prospects, the most valuable', () => `${PROSPECTS}?lost=false&sort=-expectedValue`, { apiOnly: true }),
    get('board', 'prospects, the heads of the board', () => `${PROSPECTS}/counts`),
    get(
      'palette',
      'the palette',
      (number) => `/api/v1/search?q=${encodeURIComponent(searches[order[number % order.length]][1](number).slice(0, 3 + (number % 8)))}`,
    ),
    ...crmScenarios(assignees, samples.ownId, get),
    get('sheet', 'the sheet: how much is in each tab', (number) => `${CLIENTS}/${of(clients, number).id}/sheet`, { apiOnly: true }),
    get('contracts', 'the sheet: contracts of a client', (number) => `${CLIENTS}/${of(clients, number).id}/contracts`, { apiOnly: true }),
    get('expiries', 'contracts that end', () => '/api/v1/contracts/expiries', { apiOnly: true }),
    {
      name: 'check',
      title: 'likely duplicates',
      as: 'admin',
      apiOnly: true,
      next: (number) => ({ request: { method: 'POST', path: `${CLIENTS}/check`, body: typed(of(clients, number)) } }),
    },
    {
      name: 'create',
      title: 'create',
      as: 'admin',
      next: (number) => ({ request: { method: 'POST', path: CLIENTS, body: newcomer(number, of(clients, number)) } }),
    },
    { name: 'update', title: 'update', as: 'admin', next: updates(clients) },
    ...answerScenarios(questionnaires),
  ];
}

/** Each connection updates a record of its own, based on its last response. */
function updates(clients) {
  const records = new Map();
  return (number, connection, side) => {
    const place = side === 'api' ? connection : connection + 1000;
    if (!records.has(place)) records.set(place, { id: clients.at(-1 - place).id, version: `"${clients.at(-1 - place).version}"` });
    const record = records.get(place);
    return {
      request: {
        method: 'PATCH',
        path: `${CLIENTS}/${record.id}`,
        headers: { 'If-Match': record.version },
        body: { notes: `Richiamare per il rinnovo, pratica ${number}.` },
      },
      answered: ({ head }) => {
        record.version = header(head, 'etag');
      },
    };
  };
}

const newcomer = (number, like) => ({
  type: 'retail',
  firstName: like.firstName,
  lastName: like.lastName,
  email: `nuovo.${number}@example.com`,
  phone: '+393401234567',
  address: {
    street: 'Via Garibaldi',
    streetNumber: String(1 + (number % 90)),
    postalCode: '10122',
    city: 'Torino',
    province: 'TO',
    country: 'IT',
  },
  notes: 'Inserito dalla misura.',
  source: 'Passaparola',
});

/** Contents of a form whose last field is being filled in. */
const typed = ({ firstName, lastName, birthDate, fiscalCode, phone, email }) => ({
  firstName,
  lastName,
  birthDate,
  fiscalCode,
  phone,
  email,
});

/** Ways to write a phone number: digits only, in groups, with the country code. */
function asTyped(phone, number) {
  const national = phone.replace(/^\+39/, '');
  return of([national, `${national.slice(0, 3)} ${national.slice(3)}`, phone], number);
}

/** Sequence of the kinds of search, evenly spread. */
function interleaved(shares) {
  return Object.entries(shares)
    .flatMap(([kind, share]) => Array.from({ length: share }, (_, index) => ({ kind, at: (index + 0.5) / share })))
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
}
