import { createFileRoute } from '@tanstack/react-router';
import { AgencyPage } from '../features/agency-details/agency-page';
import { agencyDetailsQuery } from '../features/agency-details/agency-query';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/agenzia')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchQuery({ ...agencyDetailsQuery, ...ifMissing }),
  component: AgencyPage,
});
