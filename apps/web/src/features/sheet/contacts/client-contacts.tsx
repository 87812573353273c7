import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listClientContactsOptions } from '@sestante/api-client/query';
import type { ContactDto } from '@sestante/api-client/types';
import { IconMail, IconPhone, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../../lib/me';
import { problemText } from '../../../lib/problems';
import { Avatar } from '../../../ui/feedback/avatar';
import type { Client } from '../../records/client-names';
import { sheetLink } from '../sheet-link';
import classes from './client-contacts.module.css';

const SHOWN = 5;

/** "Referenti": contacts of a client, each with links to call or write to them. */
export function ClientContacts({ client }: { client: Client }) {
  const mayEdit = usePermission('contacts:write');
  const query = useQuery({
    ...listClientContactsOptions({ path: { clientId: client.id }, query: { limit: SHOWN, count: 'capped' } }),
    meta: { handled: true },
  });
  const contacts = query.data?.data ?? [];
  const more = (query.data?.page.total ?? 0) > SHOWN;
  const tab = sheetLink(client, 'contacts');
  return (
    <section className="text-m" aria-labelledby="referenti" aria-busy={query.isPending}>
      <div className={classes['head']}>
        <h2 id="referenti">Referenti</h2>
        {more && <Link {...tab}>Tutti</Link>}
        {mayEdit && !more && (
          <ActionIcon
            size="sm"
            aria-label="Associa un referente"
            title="Associa un referente"
            renderRoot={(props) => <Link {...props} {...tab} />}
          >
            <IconPlus size={15} stroke={1.7} />
          </ActionIcon>
        )}
      </div>
      {query.isError && query.data === undefined ? (
        <p className={classes['none']} role="alert">
          {problemText(query.error).message}
        </p>
      ) : (
        query.data && contacts.length === 0 && <p className={classes['none']}>Ancora nessun referente.</p>
      )}
      <ul>
        {contacts.map((contact) => (
          <li key={contact.id} className={classes['row']}>
            <Avatar initials={initialsOf(contact)} kind="person" />
            <div className={classes['who']}>
              <Link {...sheetLink(client, 'contacts', contact.id)}>{contact.displayName}</Link>
              {contact.role !== null && <p className="soft breaks">{contact.role}</p>}
            </div>
            <ContactLinks contact={contact} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ContactLinks({ contact: { displayName, phone, email } }: { contact: ContactDto }) {
  const [href, label, Glyph] =
    phone !== null
      ? [`tel:${phone}`, `Chiama ${displayName}`, IconPhone]
      : email !== null
        ? [`mailto:${email}`, `Scrivi a ${displayName}`, IconMail]
        : [null, '', IconPhone];
  if (href === null) return null;
  return (
    <ActionIcon component="a" href={href} aria-label={label} title={label}>
      <Glyph size={16} stroke={1.7} />
    </ActionIcon>
  );
}

function initialsOf({ firstName, lastName }: ContactDto): string {
  return `${firstName?.charAt(0) ?? ''}${lastName?.charAt(0) ?? ''}`.toUpperCase();
}
