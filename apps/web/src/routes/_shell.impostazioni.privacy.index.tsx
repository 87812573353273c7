import { createFileRoute } from '@tanstack/react-router';
import { noticeListQuery } from '../features/privacy-notices/notice-queries';
import { NoticesPage } from '../features/privacy-notices/notices-page';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/privacy/')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchInfiniteQuery({ ...noticeListQuery, ...ifMissing }),
  component: NoticesPage,
});
