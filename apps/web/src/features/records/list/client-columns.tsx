import { Link } from '@tanstack/react-router';
import { IconCalendarPlus } from '@tabler/icons-react';
import { formatInstant, formatRelative, todayInRome } from '../../../lib/formats';
import { Avatar } from '../../../ui/feedback/avatar';
import type { Column } from '../../../ui/lists/data-list';
import { PhoneText } from '../../../ui/feedback/phone-text';
import { initialsOf } from '../../../lib/role-labels';
import { dayInWords } from '../actions/action-days';
import { StateIcon } from '../actions/action-state';
import { drawerLink } from '../actions/drawer-search';
import { TagChips } from '../../tags/tag-chips';
import classes from '../../../ui/lists/record-cell.module.css';
import { profileLink } from '../client-links';
import { TYPE_LABELS } from '../client-labels';
import { fullName, type Client } from '../client-names';
import { ClientTypeBadge, ClientTypeIcon } from '../client-type-badge';

/** Keeps elements inside a row out of the Tab order: → enters the row. */
const INSIDE = { tabIndex: -1 };

export const clientColumns: readonly Column<Client>[] = [
  {
    id: 'cliente',
    header: 'Cliente',
    width: 'minmax(0, 1.8fr)',
    sort: { key: 'nome' },
    cell: (client) => (
      <span className={classes['who']}>
        <ClientAvatar client={client} />
        <Link {...INSIDE} {...profileLink(client)} className={classes['name']}>
          {fullName(client)}
        </Link>
      </span>
    ),
  },
  {
    id: 'email',
    header: 'Email',
    width: 'minmax(0, 1.5fr)',
    cell: ({ email }) =>
      email === null ? (
        <Missing />
      ) : (
        <a {...INSIDE} href={`mailto:${email}`} title={email} className={classes['plain']}>
          {email}
        </a>
      ),
  },
  { id: 'tipo', header: 'Tipo', width: '118px', cell: ({ type }) => <ClientTypeBadge type={type} /> },
  {
    id: 'telefono',
    header: 'Telefono',
    width: '152px',
    cell: ({ phone }) =>
      phone === null ? (
        <Missing />
      ) : (
        <a {...INSIDE} href={`tel:${phone}`} className={classes['plain']}>
          <PhoneText e164={phone} />
        </a>
      ),
  },
  {
    id: 'assegnatario',
    header: 'Assegnatario',
    // Initials identify a colleague, which leaves the width to the client's name.
    width: '104px',
    cell: ({ assignee }) =>
      assignee === null ? (
        <Missing />
      ) : (
        <span className={classes['who']} title={assignee.displayName}>
          <Avatar initials={initialsOf(assignee)} kind="user" size="s" />
          <span className="spoken">{assignee.displayName}</span>
        </span>
      ),
  },
  { id: 'tag', header: 'Tag', width: 'minmax(0, 1fr)', cell: ({ tags }) => <TagChips tags={tags} max={2} /> },
  {
    id: 'prossima',
    header: 'Prossima azione',
    width: '148px',
    cell: (client) => <NextAction client={client} />,
  },
  {
    id: 'aggiornato',
    header: 'Aggiornato',
    width: '104px',
    sort: { key: 'aggiornato', startDescending: true },
    cell: ({ updatedAt }) => (
      <time className={classes['plain']} dateTime={updatedAt} title={formatInstant(updatedAt)}>
        {formatRelative(updatedAt)}
      </time>
    ),
  },
];

/** Row on a narrow screen: all columns on two lines. */
export function ClientCard({ client }: { client: Client }) {
  const { type, phone, email, assignee, tags } = client;
  return (
    <span className="row shrinks gap-l">
      <ClientAvatar client={client} large />
      <span className={classes['lines']}>
        <span className={classes['line']}>
          <Link {...INSIDE} {...profileLink(client)} className={classes['name']}>
            {fullName(client)}
          </Link>
          <TagChips tags={tags} max={1} />
        </span>
        <span className={classes['details']}>
          <ClientTypeIcon type={type} size={14} />
          {TYPE_LABELS[type]}
          {phone !== null && (
            <>
              {' · '}
              <PhoneText e164={phone} />
            </>
          )}
          {email !== null && ` · ${email}`}
          {assignee !== null && ` · ${assignee.displayName}`}
        </span>
      </span>
    </span>
  );
}

function ClientAvatar({ client, large = false }: { client: Client; large?: boolean }) {
  const kind = client.type === 'corporate' ? 'company' : 'person';
  return <Avatar initials={client.initials} kind={kind} size={large ? 'l' : 'm'} />;
}

/** Date of the next action: amber when there is none, red when it is overdue. */
function NextAction({ client: { id, nextActionOn, lostAt } }: { client: Client }) {
  if (nextActionOn !== null) {
    const late = nextActionOn < todayInRome();
    return (
      <span className={classes['next']} data-late={late || undefined}>
        <StateIcon state={late ? 'overdue' : 'planned'} />
        {late && <span className="spoken">in ritardo: </span>}
        {dayInWords(nextActionOn)}
      </span>
    );
  }
  if (lostAt !== null) return <Missing />;
  return (
    <Link {...INSIDE} {...drawerLink({ nuova: 'azione', per: id })} className={classes['plan']}>
      <IconCalendarPlus size={15} stroke={1.7} aria-hidden /> Pianifica
    </Link>
  );
}

function Missing() {
  return (
    <span className={classes['missing']}>
      <span aria-hidden>—</span>
      <span className="spoken">mancante</span>
    </span>
  );
}
