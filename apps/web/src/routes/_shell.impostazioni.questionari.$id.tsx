import { createFileRoute } from '@tanstack/react-router';
import { TemplatePage } from '../features/questionnaire-templates/template-page';
import { templateQuery } from '../features/questionnaire-templates/template-queries';
import { templateSearch } from '../features/questionnaire-templates/template-search';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/questionari/$id')({
  validateSearch: templateSearch,
  loader: ({ context, params }) =>
    context.mayManage && void context.queryClient.prefetchQuery({ ...templateQuery(params.id), ...ifMissing }),
  component: TemplatePage,
});
