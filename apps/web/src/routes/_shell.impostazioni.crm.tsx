import { createFileRoute } from '@tanstack/react-router';
import { CrmSettingsPage } from '../features/crm-settings/crm-page';
import { suggestionRulesQuery } from '../features/crm-settings/setting-queries';
import { crmSettingsQuery } from '../features/records/actions/action-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/crm')({
  loader: ({ context }) => {
    if (!context.mayManage) return;
    void context.queryClient.prefetchQuery({ ...crmSettingsQuery, ...ifMissing });
    void context.queryClient.prefetchQuery({ ...suggestionRulesQuery, ...ifMissing });
  },
  component: CrmSettingsPage,
});
