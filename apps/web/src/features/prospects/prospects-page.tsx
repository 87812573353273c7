import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../../lib/me';
import { CreateButton } from '../../ui/layout/create-button';
import { focusFirstRow } from '../../ui/lists/focus-first-row';
import { PageHeader } from '../../ui/layout/page-header';
import { SECTIONS } from '../records/client-links';
import { SAVED_PROSPECTS } from './saved-prospects';
import { useListView } from '../views/use-list-view';
import type { FocusRequest } from './board-column';
import { focusBoard } from './focus-board';
import { Pipeline } from './pipeline';
import { prospectColumns } from './prospect-columns';
import { ProspectList } from './prospect-list';
import { prospectCountsQuery } from './prospect-queries';
import type { ProspectsSearch } from './prospects-search';
import { ProspectsToolbar } from './prospects-toolbar';
import { useProspectActions } from './use-prospect-actions';
import { PHONE } from '../../ui/breakpoints';

const route = getRouteApi('/_shell/prospect/');

const LIST = {
  ...SAVED_PROSPECTS,
  name: 'prospect',
  columns: prospectColumns,
  bare: { to: '/prospect', search: { vista: 'elenco' } },
} as const;

/** Prospects as a board of stages or as a list; on phones only the list, with the stages above it. */
export function ProspectsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const counts = useQuery(prospectCountsQuery(search, me.id));
  const view = useListView(LIST, search);
  const [moved, setMoved] = useState<FocusRequest | null>(null);
  const actions = useProspectActions(({ id }, to) => setMoved({ stageId: to.id, id }));
  const asList = phone || search.vista !== undefined;

  // Replaces the address, so that Back leaves the page instead of undoing keystrokes.
  const change = (part: Partial<ProspectsSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });

  const shared = {
    search,
    actions,
    onChange: change,
    toolbar: (
      <ProspectsToolbar
        search={search}
        counts={counts.data}
        view={view}
        listOnly={phone}
        onChange={change}
        onLeave={asList ? focusFirstRow : focusBoard}
      />
    ),
  };
  return (
    <>
      <PageHeader
        title={view.view?.name ?? 'Prospect'}
        {...(view.view ? { crumbs: [SECTIONS.prospect] } : { hint: 'Chi può diventare cliente, fase per fase' })}
        actions={<CreateButton link={{ to: '/prospect/nuovo' }} label="Nuovo prospect" />}
      />
      {asList ? <ProspectList {...shared} counts={counts.data} view={view} /> : <Pipeline {...shared} counts={counts} moved={moved} />}
      {actions.dialogs}
    </>
  );
}
