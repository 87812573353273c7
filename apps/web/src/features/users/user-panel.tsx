import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ColleagueProfile } from '@sestante/api-client/types';
import { ApiProblem } from '../../lib/problems';
import { Avatar } from '../../ui/feedback/avatar';
import { initialsOf } from '../../lib/role-labels';
import { RouteNotFound } from '../../ui/feedback/route-fallbacks';
import { ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { UserAccessForm } from './user-access-form';
import { UserActions } from './user-actions';
import { UserChangeList } from './user-changes';
import classes from './user-panel.module.css';
import { lastSeenText, UserStateBadge } from './user-state';
import { userQuery } from './user-queries';

const route = getRouteApi('/_shell/impostazioni/utenti/$id');

/** One colleague: permissions, visible clients and recorded changes. */
export function UserPanel() {
  const { id } = route.useParams();
  const user = useQuery(userQuery(id));
  const slow = useDelayed(user.isPending);
  return (
    <aside className={classes['panel']} aria-label={user.data?.displayName ?? 'Utente'}>
      <Link to="/impostazioni/utenti" className={classes['back']}>
        <IconArrowLeft size={15} stroke={1.7} aria-hidden />
        Tutti gli utenti
      </Link>
      {user.data ? (
        <Profile key={user.data.id} user={user.data} />
      ) : user.error instanceof ApiProblem && user.error.status === 404 ? (
        <RouteNotFound />
      ) : user.isError ? (
        <ErrorState title="Non riusciamo a caricare la scheda" error={user.error} onRetry={() => void user.refetch()} />
      ) : (
        slow && <Skeleton height={320} />
      )}
    </aside>
  );
}

function Profile({ user }: { user: ColleagueProfile }) {
  return (
    <>
      <div className="flex gap-l top">
        <Avatar initials={initialsOf(user)} kind="user" size="xl" />
        <div className="fluid">
          <h2 className={classes['name']}>
            {user.displayName} <UserStateBadge user={user} />
          </h2>
          <p className={classes['meta']}>{user.email}</p>
          <p className={classes['meta']}>{lastSeenText(user)}</p>
          {user.secondFactor && <p className={classes['meta']}>Secondo fattore attivo</p>}
        </div>
        <UserActions user={user} />
      </div>
      <UserAccessForm user={user} />
      <UserChangeList id={user.id} />
    </>
  );
}
