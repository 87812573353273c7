import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe, usePermission } from '../../lib/me';
import { Kbd } from '../../ui/kbd';
import { PageHeader } from '../../ui/page-header';
import type { FocusRequest } from './board-column';
import { Pipeline } from './pipeline';
import { ProspectList } from './prospect-list';
import { prospectCountsQuery } from './prospect-queries';
import classes from './prospects-page.module.css';
import type { ProspectsSearch } from './prospects-search';
import { ProspectsToolbar } from './prospects-toolbar';
import { focusBoard } from './focus-board';
import { focusFirstRow } from '../../ui/focus-first-row';
import { useProspectActions } from './use-prospect-actions';

const route = getRouteApi('/_shell/prospect/');

/** Those who may become clients, as a board of stages or as a list; on a phone as a list with the stages above it. */
export function ProspectsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const mayCreate = usePermission('clients.create');
  const phone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const counts = useQuery(prospectCountsQuery(search, me.id));
  const [moved, setMoved] = useState<FocusRequest | null>(null);
  const actions = useProspectActions({ onMoved: ({ id }, to) => setMoved({ stageId: to.id, id }) });
  const asList = phone || search.vista === 'elenco';

  // Filters replace the address: Back leaves the page, it does not undo keystrokes.
  const change = (part: Partial<ProspectsSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });

  const toolbar = (
    <ProspectsToolbar
      search={search}
      counts={counts.data}
      listOnly={phone}
      onChange={change}
      onLeave={asList ? focusFirstRow : focusBoard}
    />
  );
  return (
    <>
      <PageHeader
        title="Prospect"
        hint="Chi può diventare cliente, fase per fase"
        actions={
          mayCreate && (
            <Button
              className={classes['create'] ?? ''}
              leftSection={<IconPlus size={16} stroke={1.7} />}
              rightSection={<Kbd onAccent>C</Kbd>}
              renderRoot={(props) => <Link {...props} to="/prospect/nuovo" />}
            >
              Nuovo prospect
            </Button>
          )
        }
      />
      {asList ? (
        <ProspectList search={search} counts={counts.data} actions={actions} toolbar={toolbar} onChange={change} />
      ) : (
        <Pipeline search={search} counts={counts} actions={actions} toolbar={toolbar} onChange={change} moved={moved} />
      )}
      {actions.dialogs}
    </>
  );
}
