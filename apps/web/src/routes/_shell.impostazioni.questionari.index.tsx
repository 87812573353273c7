import { createFileRoute } from '@tanstack/react-router';
import { templateListQuery } from '../features/questionnaire-templates/template-queries';
import { TemplatesPage } from '../features/questionnaire-templates/templates-page';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/questionari/')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchInfiniteQuery({ ...templateListQuery, ...ifMissing }),
  component: TemplatesPage,
});
