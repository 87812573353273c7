import { createFileRoute } from '@tanstack/react-router';
import { ClientQuestionnairesTab } from '../features/questionnaires/client-questionnaires-tab';
import { questionnaireListQuery } from '../features/questionnaires/questionnaire-queries';
import { questionnairesSearch } from '../features/questionnaires/questionnaires-search';
import { cyclesQuery } from '../features/reports/report-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/questionari')({
  validateSearch: questionnairesSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps: { ord } }) => {
    void context.queryClient.prefetchInfiniteQuery({ ...questionnaireListQuery({ ord }, context.me.id, params.id), ...ifMissing });
    void context.queryClient.prefetchQuery({ ...cyclesQuery(params.id), ...ifMissing });
  },
  component: () => <ClientQuestionnairesTab clientId={Route.useParams().id} />,
});
