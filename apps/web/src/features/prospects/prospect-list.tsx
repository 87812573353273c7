import { useInfiniteQuery } from '@tanstack/react-query';
import type { ProspectCounts } from '@sestante/api-client/types';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../lib/me';
import { DataList } from '../../ui/data-list';
import { Kbd } from '../../ui/kbd';
import { drawerLink } from '../crm-actions/drawer-search';
import { editLink, profileLink } from '../clients/client-links';
import { fullName } from '../clients/client-names';
import { ProspectCard } from './prospect-card';
import { prospectColumns } from './prospect-columns';
import { ProspectMenuButton } from './prospect-menu-button';
import { prospectListQuery } from './prospect-queries';
import { ProspectsEmpty, ProspectsFilteredEmpty } from './prospects-empty';
import { isNarrowed, type ProspectOrder, type ProspectsSearch } from './prospects-search';
import type { ProspectActions } from './use-prospect-actions';

interface ProspectListProps {
  search: ProspectsSearch;
  counts: ProspectCounts | undefined;
  actions: ProspectActions;
  toolbar: ReactNode;
  onChange: (part: Partial<ProspectsSearch>) => void;
}

export function ProspectList({ search, counts, actions, toolbar, onChange }: ProspectListProps) {
  const navigate = useNavigate();
  const list = useInfiniteQuery(prospectListQuery(search, useMe().id));
  const byDefault = search.q === undefined ? 'giorni' : null;
  return (
    <DataList
      label="Prospect"
      noun={['prospect', 'prospect']}
      columns={prospectColumns}
      query={list}
      total={counts ? { count: totalOf(counts, search.fase), capped: false } : null}
      sort={{
        order: search.ord ?? byDefault,
        onChange: (order) => onChange({ ord: order === null || order === byDefault ? undefined : (order as ProspectOrder) }),
      }}
      link={profileLink}
      rowLabel={fullName}
      card={(prospect) => <ProspectCard prospect={prospect} />}
      rowActions={(prospect) => <ProspectMenuButton prospect={prospect} actions={actions} />}
      rowKeys={{
        e: (prospect) => actions.mayEdit && void navigate(editLink(prospect)),
        n: ({ id }) => void navigate(drawerLink({ nuova: 'azione', per: id })),
        s: ({ id }) => void navigate(drawerLink({ nuova: 'storico', per: id })),
        m: (prospect) => prospect.lostAt === null && actions.askWhere(prospect),
        'shift+v': actions.convert,
        Delete: (prospect) => actions.mayRemove(prospect) && actions.remove(prospect),
      }}
      toolbar={toolbar}
      filtered={isNarrowed(search)}
      empty={<ProspectsEmpty />}
      filteredEmpty={<ProspectsFilteredEmpty search={search} onChange={onChange} />}
      errorTitle="Non riusciamo a caricare l’elenco"
      hints={
        <>
          <Kbd>M</Kbd> sposta <Kbd>E</Kbd> modifica
        </>
      }
    />
  );
}

function totalOf({ data, lost }: ProspectCounts, stage: ProspectsSearch['fase']): number {
  if (stage === 'persi') return lost.total;
  return data.reduce((sum, { stage: { id }, total }) => (stage === undefined || stage === id ? sum + total : sum), 0);
}
