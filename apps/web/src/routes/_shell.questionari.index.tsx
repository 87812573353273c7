import { createFileRoute } from '@tanstack/react-router';
import { questionnaireCountsQuery, questionnaireListQuery } from '../features/questionnaires/questionnaire-queries';
import { QuestionnairesPage } from '../features/questionnaires/questionnaires-page';
import { questionnairesSearch } from '../features/questionnaires/questionnaires-search';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/questionari/')({
  validateSearch: questionnairesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchInfiniteQuery({ ...questionnaireListQuery(deps, context.me.id), ...ifMissing });
    void context.queryClient.prefetchQuery({ ...questionnaireCountsQuery(deps, context.me.id), ...ifMissing });
  },
  component: QuestionnairesPage,
});
