import { createFileRoute } from '@tanstack/react-router';
import { SheetTabsPage } from '../features/settings/sheet-tabs-page';
import { sheetSettingsQuery } from '../features/records/sheet-settings-query';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/scheda')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchQuery({ ...sheetSettingsQuery, ...ifMissing }),
  component: SheetTabsPage,
});
