import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMe, usePermission } from '../../lib/me';
import { CreateButton } from '../../ui/layout/create-button';
import { DataList } from '../../ui/lists/data-list';
import { Kbd } from '../../ui/layout/kbd';
import { PageHeader } from '../../ui/layout/page-header';
import { drawerLink } from '../records/actions/drawer-search';
import { SAVED_CLIENTS } from './saved-clients';
import { useListView } from '../views/use-list-view';
import { ClientCard, clientColumns } from '../records/list/client-columns';
import { editLink, profileLink, SECTIONS } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import { clientCountsQuery, clientListQuery, countOf } from './client-queries';
import { type ClientsSearch, toScope } from './clients-search';
import { ClientsToolbar } from './clients-toolbar';
import { sendQuestionnaireLink } from '../questionnaires/send-questionnaire-link';
import { furtherColumns, sourceColumn, valueColumn } from '../records/list/further-columns';
import { recordColumns } from '../records/list/record-columns';
import { RecordMenuButton } from '../records/list/record-menu-button';
import { isNarrowed } from '../records/list/record-search';
import { useChosenRecords } from '../records/list/use-chosen-records';
import { useDeleteClient } from '../records/use-delete-client';

const BulkBar = lazy(() => import('../records/list/bulk-bar').then((module) => ({ default: module.BulkBar })));

// Loaded on demand: lists are seldom empty, and the page counts again to find which filter is responsible.
const ClientsEmpty = lazy(() => import('./clients-empty').then((module) => ({ default: module.ClientsEmpty })));
const ClientsFilteredEmpty = lazy(() => import('./clients-empty').then((module) => ({ default: module.ClientsFilteredEmpty })));

const ClientPeek = lazy(() => import('../records/profile/client-peek').then((module) => ({ default: module.ClientPeek })));

const route = getRouteApi('/_shell/clienti/');

const LIST = {
  ...SAVED_CLIENTS,
  name: 'clienti',
  columns: recordColumns(clientColumns, [...furtherColumns, sourceColumn, valueColumn]),
  bare: { to: '/clienti', search: {} },
} as const;

export function ClientsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const mayEdit = usePermission('clients:write');
  const maySend = usePermission('questionnaires:write');
  const list = useInfiniteQuery(clientListQuery(search, me.id));
  const counts = useQuery(clientCountsQuery(search, me.id));
  const view = useListView(LIST, search);
  const [peeked, setPeeked] = useState<Client | null>(null);
  const { remove, mayRemove } = useDeleteClient();
  const chosen = useChosenRecords('client', toScope(search, me.id));
  const total = counts.data ? countOf(counts.data, search.tipo) : null;

  // Replaces the address, so that Back leaves the list instead of undoing keystrokes.
  const change = (part: Partial<ClientsSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });

  return (
    <>
      <PageHeader
        title={view.view?.name ?? 'Clienti'}
        {...(view.view ? { crumbs: [SECTIONS.client] } : { hint: 'Privati, professionisti e aziende che segui' })}
        actions={<CreateButton link={{ to: '/clienti/nuovo' }} label="Nuovo cliente" />}
      />
      <DataList
        label="Clienti"
        noun={['cliente', 'clienti']}
        columns={view.columns}
        widths={view.layout.widths}
        onResize={(id, width) => view.setLayout({ widths: { ...view.layout.widths, [id]: width } })}
        dense={view.layout.dense}
        query={list}
        total={total}
        sort={{
          // Default order: by name, or by relevance with a search text.
          order: search.ord ?? (search.q === undefined ? 'nome' : null),
          onChange: (order) =>
            change({ ord: order === 'nome' && search.q === undefined ? undefined : ((order as ClientsSearch['ord']) ?? undefined) }),
        }}
        link={profileLink}
        rowLabel={fullName}
        card={(client) => <ClientCard client={client} />}
        rowActions={(client) => (
          <RecordMenuButton record={client} onDelete={mayRemove(client) ? remove : null} onChoose={chosen.add} onPeek={setPeeked} />
        )}
        selection={{
          ...chosen,
          bar: (
            <Suspense>
              <BulkBar chosen={chosen} total={total} />
            </Suspense>
          ),
        }}
        rowKeys={{
          p: setPeeked,
          n: ({ id }) => void navigate(drawerLink({ nuova: 'azione', per: id })),
          s: ({ id }) => void navigate(drawerLink({ nuova: 'storico', per: id })),
          q: ({ id }) => maySend && void navigate(sendQuestionnaireLink(id)),
          e: (client) => mayEdit && void navigate(editLink(client)),
          Delete: (client) => mayRemove(client) && remove(client),
        }}
        toolbar={<ClientsToolbar search={search} counts={counts.data} view={view} onChange={change} />}
        filtered={isNarrowed(search)}
        empty={
          <Suspense>
            <ClientsEmpty />
          </Suspense>
        }
        filteredEmpty={
          <Suspense>
            <ClientsFilteredEmpty search={search} onChange={change} />
          </Suspense>
        }
        errorTitle="Non riusciamo a caricare l’elenco"
        hints={
          <>
            <Kbd>/</Kbd> cerca <Kbd>P</Kbd> anteprima <Kbd>E</Kbd> modifica <Kbd>Spazio</Kbd> seleziona
          </>
        }
      />
      <Suspense>{peeked && <ClientPeek key={peeked.id} row={peeked} onClose={() => setPeeked(null)} />}</Suspense>
    </>
  );
}
