import { createFileRoute } from '@tanstack/react-router';
import { NoticePage } from '../features/privacy-notices/notice-page';
import { noticeQuery } from '../features/privacy-notices/notice-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/privacy/$id')({
  loader: ({ context, params }) => context.mayManage && void context.queryClient.prefetchQuery({ ...noticeQuery(params.id), ...ifMissing }),
  component: NoticePage,
});
