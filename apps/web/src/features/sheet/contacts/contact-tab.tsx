import {
  createClientContact,
  deleteContact,
  getClientContact,
  linkContact,
  listClientContacts,
  listContacts,
  restoreContact,
  unlinkContact,
  updateClientContact,
} from '@sestante/api-client';
import type { ContactDto, CreateContactDto } from '@sestante/api-client/types';
import { IconAddressBook } from '@tabler/icons-react';
import { PhoneText } from '../../../ui/feedback/phone-text';
import { TextCell } from '../sheet-cells';
import type { SheetTabDefinition } from '../sheet-tab';
import { CONTACT_FIELDS, findContactErrors } from './contact-fields';

/** Tab "Referenti": contacts of a client; a contact may belong to several clients. */
export const CONTACTS: SheetTabDefinition<ContactDto, CreateContactDto> = {
  name: 'contacts',
  icon: IconAddressBook,
  words: {
    add: 'Associa nuovo contatto',
    new: 'Nuovo contatto',
    empty: 'Ancora nessun referente',
    emptyHint: 'Le persone con cui parlare. Chi è già in agenzia si sceglie in alto a sinistra.',
  },
  api: {
    list: listClientContacts,
    get: getClientContact,
    create: createClientContact,
    update: updateClientContact,
    link: linkContact,
    unlink: unlinkContact,
    known: listContacts,
    discard: deleteContact,
    retrieve: restoreContact,
  },
  fields: CONTACT_FIELDS,
  fieldErrors: findContactErrors,
  nameHeader: 'Nome',
  columns: [
    { id: 'ruolo', header: 'Ruolo', width: 'minmax(0, 1.2fr)', cell: ({ role }) => <TextCell title={role ?? undefined}>{role}</TextCell> },
    {
      id: 'telefono',
      header: 'Telefono',
      width: '150px',
      cell: ({ phone }) => (
        <TextCell>
          {phone && (
            <a tabIndex={-1} href={`tel:${phone}`}>
              <PhoneText e164={phone} />
            </a>
          )}
        </TextCell>
      ),
    },
    {
      id: 'email',
      header: 'Email',
      width: 'minmax(0, 1.2fr)',
      cell: ({ email }) => (
        <TextCell title={email ?? undefined}>
          {email && (
            <a tabIndex={-1} href={`mailto:${email}`}>
              {email}
            </a>
          )}
        </TextCell>
      ),
    },
    { id: 'usato', header: 'Clienti', width: '72px', cell: ({ usageCount }) => <TextCell>{usageCount}</TextCell> },
  ],
  details: ({ role, phone, email }) => [role, phone, email],
};
