import { Button } from '@mantine/core';
import { IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { DataList } from '../../ui/lists/data-list';
import { SectionHeading } from '../../ui/layout/section-heading';
import { EmptyState } from '../../ui/feedback/state-panel';
import { InviteDialog } from './invite-dialog';
import { UserCard, userColumns } from './user-columns';
import classes from './users.module.css';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { userListQuery } from './user-queries';

/** Users of the agency on the left; on the right the one in the address, shown alone on narrow screens. */
export function UsersPage() {
  const { id } = useParams({ strict: false });
  const [inviting, setInviting] = useState(false);
  const readOnlyProps = useReadOnlyProps();
  const list = useInfiniteQuery(userListQuery);
  return (
    <div className={classes['columns']} data-one={id !== undefined || undefined}>
      <div className={classes['list']}>
        <SectionHeading
          title="Utenti e visibilità"
          hint="Chi entra e quali clienti può vedere."
          actions={
            <Button leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={() => setInviting(true)} {...readOnlyProps}>
              Invita utente
            </Button>
          }
        />
        <DataList
          label="Utenti"
          noun={['utente', 'utenti']}
          columns={userColumns}
          query={list}
          total={null}
          tall
          link={(user) => ({ to: '/impostazioni/utenti/$id', params: { id: user.id } })}
          currentId={id}
          rowLabel={(user) => user.displayName}
          card={(user) => <UserCard user={user} />}
          filtered={false}
          empty={
            <EmptyState icon={IconUsersGroup} title="Nessun collega, per ora">
              Invita il primo: riceverà un’email con cui scegliere la password.
            </EmptyState>
          }
          filteredEmpty={null}
          errorTitle="Non riusciamo a caricare gli utenti"
        />
      </div>
      <Outlet />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </div>
  );
}
