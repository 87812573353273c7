import { createFileRoute } from '@tanstack/react-router';
import { NewNoticePage } from '../features/privacy-notices/new-notice-page';
import { noticeListQuery, noticeProposalQuery } from '../features/privacy-notices/notice-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/privacy/nuova')({
  loader: ({ context }) => {
    if (!context.mayManage) return;
    void context.queryClient.prefetchQuery({ ...noticeProposalQuery, ...ifMissing });
    void context.queryClient.prefetchInfiniteQuery({ ...noticeListQuery, ...ifMissing });
  },
  component: NewNoticePage,
});
