import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { usePermission } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import classes from '../../../ui/layout/create-button.module.css';
import { Kbd } from '../../../ui/layout/kbd';
import { drawerLink } from './drawer-search';

/** Plans or records an action; without `clientId` the client is chosen in the form. */
export function NewActionButton({ clientId }: { clientId?: string }) {
  const navigate = useNavigate();
  const mayEdit = usePermission('crm-actions:write');
  const action = drawerLink({ nuova: 'azione', per: clientId });
  const history = drawerLink({ nuova: 'storico', per: clientId });
  useShortcuts({
    n: () => (mayEdit ? void navigate(action) : false),
    s: () => (mayEdit ? void navigate(history) : false),
  });
  if (!mayEdit) return null;
  return (
    <>
      <Button
        variant="default"
        className={classes['create'] ?? ''}
        rightSection={<Kbd>S</Kbd>}
        renderRoot={(props) => <Link {...props} {...history} />}
      >
        Nuovo storico
      </Button>
      <Button
        className={classes['create'] ?? ''}
        leftSection={<IconPlus size={16} stroke={1.7} />}
        rightSection={<Kbd onAccent>N</Kbd>}
        renderRoot={(props) => <Link {...props} {...action} />}
      >
        Nuova azione
      </Button>
    </>
  );
}
