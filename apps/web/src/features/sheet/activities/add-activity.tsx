import { Button } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { lazy } from 'react';
import { MenuOnDemand } from '../../../ui/overlays/menu-on-demand';

const ActivityMenu = lazy(() => import('./activity-menu').then((module) => ({ default: module.ActivityMenu })));

/** Button whose menu selects the kind of activity before its form opens. */
export function AddActivity({ clientId }: { clientId: string }) {
  return (
    <MenuOnDemand
      target={
        <Button size="xs" leftSection={<IconPlus size={15} stroke={1.7} />} rightSection={<IconChevronDown size={14} stroke={1.7} />}>
          Aggiungi attività
        </Button>
      }
      menu={(target) => <ActivityMenu target={target} clientId={clientId} />}
    />
  );
}
