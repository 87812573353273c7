import { createFileRoute } from '@tanstack/react-router';
import { SettingsLayout } from '../features/settings/settings-layout';

export const Route = createFileRoute('/_shell/impostazioni')({
  // The shell shows the pages as not found without it: then their data is not asked for either.
  beforeLoad: ({ context }) => ({ mayManage: context.me.permissions.includes('users:write') }),
  component: SettingsLayout,
});
