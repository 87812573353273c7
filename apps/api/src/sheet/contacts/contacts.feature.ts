import { recordPermissions } from '../../core/auth/permissions.js';
import type { Feature } from '../../core/feature.js';
import { CONTACTS } from './contact.tab.js';
import { ClientContact, Contact } from './contact.entity.js';
import { ContactsModule } from './contacts.module.js';

const permissions = recordPermissions('contacts');

declare module '../../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const contactsFeature: Feature = {
  module: ContactsModule,
  layer: 'records',
  entities: [ClientContact, Contact],
  records: [CONTACTS],
  permissions,
};
