import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import { ClientCount } from '../features/clients/client-count';
import { ActionCount, ToDoLists } from '../features/crm-actions/action-count';
import { CrmOverlays } from '../features/crm-actions/crm-overlays';
import { drawerSearch } from '../features/records/actions/drawer-search';
import { FieldReportPoller } from '../features/sheet/interventions/field-report-poller';
import { JobTray } from '../features/jobs/job-tray';
import { Palette } from '../features/palette/palette';
import { ProspectCount } from '../features/prospects/prospect-count';
import { NotificationBell } from '../features/notifications/notification-bell';
import { PinnedViews } from '../features/views/pinned-views';
import { meQuery } from '../lib/me';
import { resume } from '../lib/session';
import { AccessPoller } from '../ui/feedback/access-poller';
import { GlobalKeys } from '../ui/layout/global-keys';
import { Relogin } from '../ui/overlays/relogin';
import { Shell } from '../ui/layout/shell';
import { ShortcutHelp } from '../ui/overlays/shortcut-help';
import { TopBarTools } from '../ui/layout/top-bar-tools';

export const Route = createFileRoute('/_shell')({
  codeSplitGroupings: [],
  validateSearch: drawerSearch,
  beforeLoad: async ({ location, context }) => {
    if (!(await resume())) throw redirect({ to: '/accesso', search: { ritorno: location.href } });
    const { lacksSecondFactor } = await context.queryClient.ensureQueryData(meQuery);
    if (lacksSecondFactor) throw redirect({ to: '/secondo-fattore', search: { ritorno: location.href } });
  },
  component: Layout,
});

function Layout() {
  return (
    <TopBarTools value={<NotificationBell />}>
      <Shell
        clientCount={<ClientCount />}
        prospectCount={<ProspectCount />}
        actionCount={<ActionCount />}
        lists={<ToDoLists />}
        pinned={<PinnedViews />}
      >
        <Outlet />
        <CrmOverlays />
        <JobTray />
        <FieldReportPoller />
        <AccessPoller />
        <GlobalKeys />
        <ShortcutHelp />
        <Palette />
        <Relogin />
      </Shell>
    </TopBarTools>
  );
}
