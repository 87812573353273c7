import { createFileRoute } from '@tanstack/react-router';
import { TagsPage } from '../features/crm-settings/tags-page';
import { countedTagsQuery } from '../features/crm-settings/setting-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/tag')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchQuery({ ...countedTagsQuery, ...ifMissing }),
  component: TagsPage,
});
