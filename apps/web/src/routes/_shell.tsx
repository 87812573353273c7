import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import { ClientCount } from '../features/clients/client-count';
import { meQuery } from '../lib/me';
import { resume } from '../lib/session';
import { GlobalKeys } from '../ui/global-keys';
import { Relogin } from '../ui/relogin';
import { Shell } from '../ui/shell';
import { ShortcutHelp } from '../ui/shortcut-help';

export const Route = createFileRoute('/_shell')({
  beforeLoad: async ({ location, context }) => {
    if (!(await resume())) throw redirect({ to: '/accesso', search: { ritorno: location.href } });
    await context.queryClient.ensureQueryData(meQuery);
  },
  component: Layout,
});

function Layout() {
  return (
    <Shell clientCount={<ClientCount />}>
      <Outlet />
      <GlobalKeys />
      <ShortcutHelp />
      <Relogin />
    </Shell>
  );
}
