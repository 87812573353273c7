import { createFileRoute } from '@tanstack/react-router';
import { SecurityPage } from '../features/settings/security-page';
import { securitySettingsQuery } from '../features/settings/security-query';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/sicurezza')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchQuery({ ...securitySettingsQuery, ...ifMissing }),
  component: SecurityPage,
});
