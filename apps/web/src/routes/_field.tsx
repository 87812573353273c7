import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import { FieldFrame } from '../features/sheet/interventions/field-frame';
import { FieldReportPoller } from '../features/sheet/interventions/field-report-poller';
import { meQuery } from '../lib/me';
import { resume } from '../lib/session';
import { AccessPoller } from '../ui/feedback/access-poller';
import { Relogin } from '../ui/overlays/relogin';

/** Layout without the shell for pages used when the device is handed to a client; a log-in is still required. */
export const Route = createFileRoute('/_field')({
  beforeLoad: async ({ location, context }) => {
    if (!(await resume())) throw redirect({ to: '/accesso', search: { ritorno: location.href } });
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me.lacksSecondFactor) throw redirect({ to: '/secondo-fattore', search: { ritorno: location.href } });
    return { me };
  },
  component: Layout,
});

function Layout() {
  return (
    <FieldFrame>
      <Outlet />
      <FieldReportPoller />
      <AccessPoller />
      <Relogin />
    </FieldFrame>
  );
}
