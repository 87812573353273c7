import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import { IconUserCheck } from '@tabler/icons-react';
import { Navigate, Outlet } from '@tanstack/react-router';
import { useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../../ui/layout/kbd';
import { profileLink } from '../records/client-links';
import type { Client } from '../records/client-names';
import { ClientNotFound, isMissing } from '../records/client-not-found';
import { ClientProfile } from '../records/profile/client-page';
import { ClientActions } from '../records/profile/client-page-actions';
import { ProspectMenuItems } from './prospect-menu-items';
import { ProspectStatus } from './prospect-status';
import { useProspectActions } from './use-prospect-actions';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

/** Profile of a prospect: that of a client, with its pipeline state. */
export function ProspectPage({ id }: { id: string }) {
  const { data: prospect, error } = useSuspenseQuery(getClientOptions({ path: { id } }));
  if (isMissing(error)) return <ClientNotFound status="prospect" />;
  // After a conversion, here or by somebody else, the same record is in the other section.
  if (prospect.status === 'client') return <Navigate {...profileLink(prospect)} replace />;
  return <Prospect key={id} prospect={prospect} />;
}

function Prospect({ prospect }: { prospect: Client }) {
  const actions = useProspectActions();
  const readOnlyProps = useReadOnlyProps();
  useShortcuts({
    m: () => (prospect.lostAt === null && actions.mayEdit ? actions.askWhere(prospect) : false),
    'shift+v': () => actions.convert(prospect),
  });
  return (
    <>
      <ClientProfile
        client={prospect}
        actions={
          <ClientActions
            client={prospect}
            first={
              actions.mayEdit && (
                <Button
                  leftSection={<IconUserCheck size={16} stroke={1.7} />}
                  rightSection={<Kbd onAccent>Maiusc V</Kbd>}
                  onClick={() => actions.convert(prospect)}
                  {...readOnlyProps}
                >
                  Converti in cliente
                </Button>
              )
            }
            menu={<ProspectMenuItems prospect={prospect} actions={actions} />}
          />
        }
        banner={<ProspectStatus prospect={prospect} actions={actions} />}
      >
        <Outlet />
      </ClientProfile>
      {actions.dialogs}
    </>
  );
}
