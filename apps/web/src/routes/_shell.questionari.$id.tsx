import { createFileRoute } from '@tanstack/react-router';
import { QuestionnairePage } from '../features/questionnaires/questionnaire-page';
import { questionnaireQuery } from '../features/questionnaires/questionnaire-queries';
import { questionnaireSearch } from '../features/questionnaires/questionnaires-search';
import { ifMissing } from '../lib/query-client';

// The answers are not loaded ahead: each time they are read is recorded.
export const Route = createFileRoute('/_shell/questionari/$id')({
  validateSearch: questionnaireSearch,
  loader: ({ context, params }) => void context.queryClient.prefetchQuery({ ...questionnaireQuery(params.id), ...ifMissing }),
  component: QuestionnairePage,
});
