import { letters } from '../samples.js';
import type { Case } from './case.js';

const admin = 'settings, users, keys, webhooks, Omnia, audit';
const colleague = { 'path id': 'colleague' } as const;

/** Administration of users, their mails and the roles. */
export const peopleCases: Record<string, Case> = {
  listRoles: { needs: admin },
  listUsers: { needs: admin },
  inviteUser: {
    needs: admin,
    body: (next) => ({ email: `${letters(next(), 12)}@invito.example`, firstName: 'Nuova', lastName: 'Persona', role: 'collaborator' }),
  },
  getUser: { needs: admin, ids: colleague },
  updateUser: { needs: admin, ids: colleague, body: (next) => ({ firstName: letters(next(), 10) }) },
  listUserChanges: { needs: admin, ids: colleague },
  inviteUserAgain: { needs: admin, ids: { 'path id': 'invited colleague' } },
  endUserSessions: { needs: admin, ids: colleague },
  viewAsUser: { needs: admin, ids: colleague, body: () => ({}) },
  listOutbox: { needs: admin },
  getOutboxMessage: { needs: admin, ids: { 'path id': 'mail' } },
};

/** Data that belongs to the user alone. */
export const ownCases: Record<string, Case> = {
  listNotifications: {},
  readAllNotifications: {},
  readNotification: { ids: { 'path id': 'notification' } },
  getJob: { ids: { 'path id': 'job' } },
  cancelJob: { ids: { 'path id': 'job' } },
  undo: { ids: { 'path token': 'undo token' } },
};
