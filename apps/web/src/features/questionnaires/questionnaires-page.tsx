import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { DataList } from '../../ui/lists/data-list';
import { Kbd } from '../../ui/layout/kbd';
import { PageHeader } from '../../ui/layout/page-header';
import { listColumns, QuestionnaireCard } from './questionnaire-columns';
import { questionnaireLink } from './questionnaire-link';
import { QuestionnaireMenuButton } from './questionnaire-menu-button';
import { questionnaireListQuery } from './questionnaire-queries';
import { QuestionnairesEmpty, QuestionnairesFilteredEmpty } from './questionnaires-empty';
import { DEFAULT_ORDER, isNarrowed, type QuestionnaireOrder, type QuestionnairesSearch } from './questionnaires-search';
import { QuestionnairesToolbar } from './questionnaires-toolbar';
import { SendButton } from './send-button';
import { useQuestionnaireKeys } from './use-questionnaire-keys';

const route = getRouteApi('/_shell/questionari/');

/** List of the questionnaires of all clients visible to the user. */
export function QuestionnairesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(questionnaireListQuery(search, useMe().id));
  const rowKeys = useQuestionnaireKeys();
  const page = list.data?.pages[0]?.page;
  // Filters replace the history entry, so that Back leaves the list instead of undoing each filter.
  const change = (part: Partial<QuestionnairesSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <>
      <PageHeader title="Questionari" hint="A che punto sono, e le risposte da rivedere" actions={<SendButton />} />
      <DataList<QuestionnaireDto>
        label="Questionari"
        noun={['questionario', 'questionari']}
        columns={listColumns}
        query={list}
        total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
        sort={{
          order: search.ord ?? DEFAULT_ORDER,
          onChange: (order) => change({ ord: order === DEFAULT_ORDER ? undefined : ((order as QuestionnaireOrder | null) ?? undefined) }),
        }}
        link={questionnaireLink}
        rowLabel={({ client }) => client.displayName}
        card={(questionnaire) => <QuestionnaireCard questionnaire={questionnaire} withClient />}
        rowActions={(questionnaire) => <QuestionnaireMenuButton questionnaire={questionnaire} />}
        rowKeys={rowKeys}
        toolbar={<QuestionnairesToolbar search={search} onChange={change} />}
        filtered={isNarrowed(search)}
        empty={<QuestionnairesEmpty search={search} onChange={change} />}
        filteredEmpty={<QuestionnairesFilteredEmpty search={search} onChange={change} />}
        errorTitle="Non riusciamo a caricare i questionari"
        hints={
          <>
            <Kbd>/</Kbd> cerca <Kbd>Q</Kbd> invia <Kbd>L</Kbd> copia link <Kbd>R</Kbd> promemoria
          </>
        }
      />
    </>
  );
}
