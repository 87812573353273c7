import { CLIENT_CLASSES, CLIENT_TYPES, type ClientType } from '../../src/clients/client.dto.js';
import { ClientsService } from '../../src/clients/clients.service.js';
import { openApi } from '../document.js';
import { visibleLikeClient, type MakeTarget } from '../isolation-targets.js';
import { letters } from '../samples.js';
import { hasRight } from '../isolation-rights.js';
import type { Case } from './case.js';

export const filters = { 'query assigneeId': 'user', 'query createdById': 'user', 'query tagId': 'tag', 'query viewId': 'view' } as const;
export const references = { 'body /assigneeId': 'user', 'body /tagIds/0': 'tag', 'body /household/members/0/clientId': 'client' } as const;
/** Additional fields that a household link requires. */
export const aroundLink = (place: string | undefined) =>
  place?.startsWith('body /household') ? { household: { members: [{ firstName: 'Lia', relation: 'child' }] } } : {};
/** Assigning a client to oneself requires no permission. */
export const assigning: Case['mayPointAt'] = {
  'body /assigneeId': (caller, target) => target.id === caller.person.id || hasRight(caller, 'assign to others'),
};
/** A type of client that has the field. */
const typeWith = (field: string): ClientType =>
  CLIENT_TYPES.find((name) => field in (openApi.components.schemas[CLIENT_CLASSES[name].name]?.properties ?? {})) ?? 'retail';
/** Body of a new client of a type that has the field. */
export const newWith: Case['withField'] = (field) => {
  const type = typeWith(field);
  const name = type === 'corporate' ? { firstName: undefined, lastName: undefined, companyName: 'Nuova S.r.l.' } : {};
  return { body: { type, ...name } };
};
/** A client of a type that has the field, in the path. */
export const changedWith =
  (state: 'client' | 'prospect'): Case['withField'] =>
  (field) => ({ ids: { 'path id': `${typeWith(field)} ${state}` } });
/** Common case of the bulk operations of all lists. */
export const bulk = {
  needs: 'view, create, edit, tag',
  ids: {
    'body /filter/assigneeId/0': 'user',
    'body /filter/createdById/0': 'user',
    'body /filter/tagId/0': 'tag',
    'body /assigneeId': 'user',
    'body /tagIds/0': 'tag',
  },
  body: (_next, at) => {
    const about = at?.place?.startsWith('body /ids') ? {} : { filter: { q: 'nessuno si chiama cosi' } };
    if (at === undefined || at.place === 'body /assigneeId') return { operation: 'assign', assigneeId: null, ...about };
    return { operation: 'tag', tagIds: [at.caller.tenant.tagId], ...about };
  },
  needsAt: { 'body /assigneeId': 'assign to others' },
  visibleLater: ['body /ids/0', 'body /filter/assigneeId/0', 'body /filter/createdById/0', 'body /filter/tagId/0'],
} satisfies Case;

export const cases: Record<string, Case> = {
  listClients: { needs: 'view, create, edit, tag', ids: filters },
  countClients: { needs: 'view, create, edit, tag', ids: filters },
  createClient: {
    needs: 'view, create, edit, tag',
    ids: references,
    body: (next, at) => ({ type: 'retail', firstName: 'Nuovo', lastName: letters(next(), 10), ...aroundLink(at?.place) }),
    mayPointAt: assigning,
    withField: newWith,
  },
  bulkClients: { ...bulk, ids: { 'body /ids/0': 'client', ...bulk.ids } },
  getClient: { needs: 'view, create, edit, tag', ids: { 'path id': 'client' } },
  updateClient: {
    needs: 'view, create, edit, tag',
    ids: { 'path id': 'client', ...references },
    body: (next, at) => ({ notes: letters(next(), 10), ...aroundLink(at?.place) }),
    mayPointAt: assigning,
    withField: changedWith('client'),
  },
  deleteClient: { needs: 'delete, restore', ids: { 'path id': 'client' } },
  checkClient: {
    needs: 'view, create, edit, tag',
    ids: { 'body /clientId': 'client' },
    body: () => ({ firstName: 'Nuovo', lastName: 'Nessuno', email: 'nessuno@canarino.example' }),
  },
  listClientTimeline: { needs: 'view, create, edit, tag', ids: { 'path id': 'client' } },
};

export const client = (trashed: boolean, state: 'client' | 'prospect' = 'client', type: ClientType = 'retail'): MakeTarget =>
  visibleLikeClient(trashed, async ({ test, markers }, { tenant, by, assigneeId, seenBy, inTrash }, caller) => {
    const name = { [type === 'corporate' ? 'companyName' : 'lastName']: markers.word(`target of ${caller.name}`, seenBy) };
    const made = await test.make[state](by, { type, ...name, tagIds: [tenant.tagId], ...(assigneeId ? { assigneeId } : {}) });
    if (inTrash) await test.app.get(ClientsService).remove(by, made.id, '*');
    return { id: made.id };
  });

/** A client of each type, `corporate client`. */
export const ofEachType = (state: 'client' | 'prospect'): Record<string, MakeTarget> =>
  Object.fromEntries(CLIENT_TYPES.map((type) => [`${type} ${state}`, client(false, state, type)]));

export const kinds: Record<string, MakeTarget> = {
  client: client(false),
  'client in the trash': client(true),
  ...ofEachType('client'),
};
