import type { ColleagueDto, SeenClients } from '@sestante/api-client/types';
import { IconShieldCheck, IconUser, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatInteger } from '../../lib/formats';
import { Avatar } from '../../ui/feedback/avatar';
import type { Column } from '../../ui/lists/data-list';
import { initialsOf } from '../../lib/role-labels';
import { SHORT_ROLE_LABELS } from './permission-labels';
import { lastSeenText, UserStateBadge } from './user-state';
import classes from './users.module.css';

const SEES = { own: 'Solo i propri', agency: 'Tutta l’agenzia' };

export const userColumns: readonly Column<ColleagueDto>[] = [
  { id: 'utente', header: 'Utente', width: 'minmax(0, 1fr)', cell: (user) => <Who user={user} /> },
  { id: 'ruolo', header: 'Ruolo', width: '150px', cell: (user) => <RoleName user={user} /> },
  { id: 'vede', header: 'Vede', width: '184px', cell: (user) => <Sees user={user} /> },
];

/** Row on a narrow screen. */
export function UserCard({ user }: { user: ColleagueDto }) {
  return (
    <span className={classes['card']}>
      <Who user={user}>
        {SHORT_ROLE_LABELS[user.role]} · {SEES[user.visibility].toLowerCase()} · {lastSeenText(user)}
      </Who>
    </span>
  );
}

/** Count as text: "214", "10.000+". */
export function seenText({ total, totalCapped }: SeenClients): string {
  return totalCapped ? `${formatInteger(total)}+` : formatInteger(total);
}

function Who({ user, children }: { user: ColleagueDto; children?: ReactNode }) {
  return (
    <span className={classes['who']}>
      <Avatar initials={initialsOf(user)} kind="user" size="l" />
      <span className={classes['lines']}>
        <span className={classes['line']}>
          <Link tabIndex={-1} to="/impostazioni/utenti/$id" params={{ id: user.id }} className={classes['name']}>
            {user.displayName}
          </Link>
          <UserStateBadge user={user} />
        </span>
        <span className="truncate size-s soft">{children ?? lastSeenText(user)}</span>
      </span>
    </span>
  );
}

function RoleName({ user: { role } }: { user: ColleagueDto }) {
  return (
    <span className={classes['with-icon']}>
      {role === 'agency_admin' && <IconShieldCheck size={16} stroke={1.7} aria-hidden />}
      {SHORT_ROLE_LABELS[role]}
    </span>
  );
}

function Sees({ user: { visibility, seenClients } }: { user: ColleagueDto }) {
  const Glyph = visibility === 'agency' ? IconUsers : IconUser;
  return (
    <span className={classes['with-icon']}>
      <Glyph size={16} stroke={1.7} aria-hidden />
      {SEES[visibility]} <span className="faint figures">{seenText(seenClients)}</span>
    </span>
  );
}
