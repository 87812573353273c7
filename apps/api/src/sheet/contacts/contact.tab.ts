import sql from 'sql-template-tag';
import { required } from '../sheet.rules.js';
import type { LinkedTab } from '../linked-records.service.js';
import { ContactFields } from './contact.dto.js';
import { Contact } from './contact.entity.js';

const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ');

export const CONTACTS: LinkedTab<Contact> = {
  name: 'contacts',
  noun: 'Contact',
  entity: Contact,
  trash: {},
  fields: ContactFields,
  link: { table: sql`client_contacts`, column: sql`contact_id` },
  displayName: ({ firstName, lastName }) => joined(firstName, lastName),
  sortName: ({ firstName, lastName }) => joined(lastName, firstName),
  searchTexts: ({ role, email, phone }) => [role, email, phone],
  findErrors: ({ firstName, lastName }) => (firstName || lastName ? [] : [required('lastName')]),
};
