import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useMe, usePermission } from '../../lib/me';
import { DataList } from '../../ui/data-list';
import { Kbd } from '../../ui/kbd';
import { PageHeader } from '../../ui/page-header';
import { drawerLink } from '../crm-actions/drawer-search';
import { ClientCard } from './client-columns';
import { SECTIONS } from './client-links';
import { type Client, fullName } from './client-names';
import { clientCountsQuery, clientListQuery, countOf } from './client-queries';
import { ClientRowActions } from './client-row-actions';
import { type ClientsSearch, isNarrowed } from './clients-search';
import classes from './clients-page.module.css';
import { ClientsToolbar } from './clients-toolbar';
import { useChosenClients } from './use-chosen-clients';
import { useClientsView } from './use-clients-view';
import { useDeleteClient } from './use-delete-client';

const BulkBar = lazy(() => import('./bulk-bar').then((module) => ({ default: module.BulkBar })));

// Lists are seldom empty, and what narrows one is counted anew to say which filter is to blame.
const ClientsEmpty = lazy(() => import('./clients-empty').then((module) => ({ default: module.ClientsEmpty })));
const ClientsFilteredEmpty = lazy(() => import('./clients-empty').then((module) => ({ default: module.ClientsFilteredEmpty })));

const ClientPeek = lazy(() => import('./client-peek').then((module) => ({ default: module.ClientPeek })));

const route = getRouteApi('/_shell/clienti/');

export function ClientsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const list = useInfiniteQuery(clientListQuery(search, me.id));
  const counts = useQuery(clientCountsQuery(search, me.id));
  const view = useClientsView(search);
  const [peeked, setPeeked] = useState<Client | null>(null);
  const { remove, mayRemove } = useDeleteClient();
  const chosen = useChosenClients(search, me.id);
  const total = counts.data ? countOf(counts.data, search.tipo) : null;
  const mayCreate = usePermission('clients.create');

  // Filters replace the address: Back leaves the list, it does not undo keystrokes.
  const change = (part: Partial<ClientsSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });

  return (
    <>
      <PageHeader
        title={view.view?.name ?? 'Clienti'}
        {...(view.view ? { crumbs: [SECTIONS.client] } : { hint: 'Privati, professionisti e aziende che segui' })}
        actions={
          mayCreate && (
            <Button
              className={classes['create'] ?? ''}
              leftSection={<IconPlus size={16} stroke={1.7} />}
              rightSection={<Kbd onAccent>C</Kbd>}
              renderRoot={(props) => <Link {...props} to="/clienti/nuovo" />}
            >
              Nuovo cliente
            </Button>
          )
        }
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
          // Without a choice the list is by name; with a search, by how well it matches.
          order: search.ord ?? (search.q === undefined ? 'nome' : null),
          onChange: (order) =>
            change({ ord: order === 'nome' && search.q === undefined ? undefined : ((order as ClientsSearch['ord']) ?? undefined) }),
        }}
        link={({ id }) => ({ to: '/clienti/$id', params: { id } })}
        rowLabel={fullName}
        card={(client) => <ClientCard client={client} />}
        rowActions={(client) => (
          <ClientRowActions client={client} onDelete={mayRemove(client) ? remove : null} onChoose={chosen.add} onPeek={setPeeked} />
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
          e: ({ id }) => void navigate({ to: '/clienti/$id/modifica', params: { id } }),
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
