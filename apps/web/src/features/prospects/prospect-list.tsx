import { useInfiniteQuery } from '@tanstack/react-query';
import type { ProspectCounts } from '@sestante/api-client/types';
import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useMe, usePermission } from '../../lib/me';
import { DataList } from '../../ui/lists/data-list';
import { Kbd } from '../../ui/layout/kbd';
import { sendQuestionnaireLink } from '../questionnaires/send-questionnaire-link';
import { drawerLink } from '../records/actions/drawer-search';
import { editLink, profileLink } from '../records/client-links';
import { type Client, fullName } from '../records/client-names';
import type { Count } from '../records/counts';
import { RecordMenuButton } from '../records/list/record-menu-button';
import { isNarrowed } from '../records/list/record-search';
import { useChosenRecords } from '../records/list/use-chosen-records';
import type { ListView } from '../views/use-list-view';
import { ProspectCard } from './prospect-card';
import { ProspectMenuItems } from './prospect-menu-items';
import { prospectListQuery } from './prospect-queries';
import { howMany, sumUp } from './stage-sums';
import { ProspectsEmpty, ProspectsFilteredEmpty } from './prospects-empty';
import { type ProspectOrder, type ProspectsSearch, toScope } from './prospects-search';
import type { ProspectActions } from './use-prospect-actions';

const ProspectBulkBar = lazy(() => import('./prospect-bulk-bar').then((module) => ({ default: module.ProspectBulkBar })));
const ClientPeek = lazy(() => import('../records/profile/client-peek').then((module) => ({ default: module.ClientPeek })));

interface ProspectListProps {
  search: ProspectsSearch;
  counts: ProspectCounts | undefined;
  view: ListView;
  actions: ProspectActions;
  toolbar: ReactNode;
  onChange: (part: Partial<ProspectsSearch>) => void;
}

export function ProspectList({ search, counts, view, actions, toolbar, onChange }: ProspectListProps) {
  const navigate = useNavigate();
  const me = useMe();
  const maySend = usePermission('questionnaires:write');
  const list = useInfiniteQuery(prospectListQuery(search, me.id));
  const [peeked, setPeeked] = useState<Client | null>(null);
  const chosen = useChosenRecords('prospect', toScope(search, me.id));
  const total = counts ? totalOf(counts, search.fase) : null;
  const byDefault = search.q === undefined ? 'giorni' : null;
  return (
    <>
      <DataList
        label="Prospect"
        noun={['prospect', 'prospect']}
        columns={view.columns}
        widths={view.layout.widths}
        onResize={(id, width) => view.setLayout({ widths: { ...view.layout.widths, [id]: width } })}
        dense={view.layout.dense}
        query={list}
        total={total}
        sort={{
          order: search.ord ?? byDefault,
          onChange: (order) => onChange({ ord: order === null || order === byDefault ? undefined : (order as ProspectOrder) }),
        }}
        link={profileLink}
        rowLabel={fullName}
        card={(prospect) => <ProspectCard prospect={prospect} />}
        rowActions={(prospect) => (
          <RecordMenuButton
            record={prospect}
            onDelete={actions.mayRemove(prospect) ? actions.remove : null}
            onChoose={chosen.add}
            onPeek={setPeeked}
          >
            <ProspectMenuItems prospect={prospect} actions={actions} />
          </RecordMenuButton>
        )}
        selection={{
          ...chosen,
          bar: (
            <Suspense>
              <ProspectBulkBar chosen={chosen} total={total} />
            </Suspense>
          ),
        }}
        rowKeys={{
          p: setPeeked,
          e: (prospect) => actions.mayEdit && void navigate(editLink(prospect)),
          n: ({ id }) => void navigate(drawerLink({ nuova: 'azione', per: id })),
          s: ({ id }) => void navigate(drawerLink({ nuova: 'storico', per: id })),
          q: ({ id }) => maySend && void navigate(sendQuestionnaireLink(id)),
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
            <Kbd>P</Kbd> anteprima <Kbd>M</Kbd> sposta <Kbd>E</Kbd> modifica <Kbd>Spazio</Kbd> seleziona
          </>
        }
      />
      <Suspense>{peeked && <ClientPeek key={peeked.id} row={peeked} onClose={() => setPeeked(null)} />}</Suspense>
    </>
  );
}

function totalOf({ data, lost }: ProspectCounts, stage: ProspectsSearch['fase']): Count {
  if (stage === 'persi') return howMany(lost);
  return howMany(sumUp(data.filter(({ stage: { id } }) => stage === undefined || stage === id)));
}
