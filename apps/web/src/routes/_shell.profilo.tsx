import { createFileRoute } from '@tanstack/react-router';
import { AccountPage } from '../features/account/account-page';
import { mySecondFactorQuery } from '../features/account/account-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/profilo')({
  loader: ({ context }) => void context.queryClient.prefetchQuery({ ...mySecondFactorQuery, ...ifMissing }),
  component: AccountPage,
});
