import { ClientsService } from '../../src/clients/clients.service.js';
import { whoSees } from '../isolation-markers.js';
import type { Tenant } from '../isolation-people.js';
import { nowhere, unseen, type MakeTarget } from '../isolation-targets.js';
import type { Person } from '../make.js';
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
  },
  bulkClients: { ...bulk, ids: { 'body /ids/0': 'client', ...bulk.ids } },
  getClient: { needs: 'view, create, edit, tag', ids: { 'path id': 'client' } },
  updateClient: {
    needs: 'view, create, edit, tag',
    ids: { 'path id': 'client', ...references },
    body: (next, at) => ({ notes: letters(next(), 10), ...aroundLink(at?.place) }),
    mayPointAt: assigning,
  },
  deleteClient: { needs: 'delete, restore', ids: { 'path id': 'client' } },
  checkClient: {
    needs: 'view, create, edit, tag',
    ids: { 'body /clientId': 'client' },
    body: () => ({ firstName: 'Nuovo', lastName: 'Nessuno', email: 'nessuno@canarino.example' }),
  },
  listClientTimeline: { needs: 'view, create, edit, tag', ids: { 'path id': 'client' } },
};

export const kinds: Record<string, MakeTarget> = {
  client: client(false),
  'client in the trash': client(true),
};

/** `hidden` is a client that would be visible if it were not in the trash (or, for the trash, if it were in the trash). */
export function client(trashed: boolean, state: 'client' | 'prospect' = 'client'): MakeTarget {
  return async (fixtures, caller, relation) => {
    const { tenant, person } = caller;
    const make = async (of: Tenant, by: Person, inTrash: boolean, assigneeId?: string): Promise<string> => {
      const assigner = { ...by, permissions: of.admin.permissions };
      const lastName = fixtures.markers.word(`target of ${caller.name}`, whoSees(of, by.id, assigneeId));
      const made = await fixtures.test.make[state](assigner, { lastName, tagIds: [of.tagId], ...(assigneeId ? { assigneeId } : {}) });
      if (inTrash) await fixtures.test.app.get(ClientsService).remove(assigner, made.id, '*');
      return made.id;
    };
    const giver = person === tenant.admin ? tenant.colleague : tenant.admin;
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    switch (relation) {
      case 'own':
        return { id: await make(tenant, person, trashed), seen: true, createdByCaller: true };
      case 'assigned':
        return { id: await make(tenant, giver, trashed, person.id), seen: true };
      case 'a colleague’s':
        return { id: await make(tenant, tenant.colleague, trashed), seen: whoSees(tenant, tenant.colleague.id)(caller) };
      case 'hidden':
        return unseen(await make(tenant, person, !trashed));
      case 'foreign':
        return unseen(await make(other, other.colleague, trashed));
      default:
        return nowhere(relation);
    }
  };
}
