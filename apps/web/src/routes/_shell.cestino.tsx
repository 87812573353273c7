import { createFileRoute } from '@tanstack/react-router';
import { TrashPage } from '../features/trash/trash-page';
import { trashListQuery } from '../features/trash/trash-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/cestino')({
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery({ ...trashListQuery, ...ifMissing }),
  component: TrashPage,
});
