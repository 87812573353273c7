import { createFileRoute, Outlet, redirect, useRouterState } from '@tanstack/react-router';
import * as v from 'valibot';
import { sendSearch } from '../features/questionnaires/send-questionnaire-link';
import { drawerSearch } from '../features/records/actions/drawer-search';
import { useFeatures } from '../lib/feature';
import { meQuery, useMe } from '../lib/me';
import { resume } from '../lib/session';
import { RouteNotFound } from '../ui/feedback/route-fallbacks';
import { AccessPoller } from '../ui/feedback/access-poller';
import { GlobalKeys } from '../ui/layout/global-keys';
import { Relogin } from '../ui/overlays/relogin';
import { Shell } from '../ui/layout/shell';
import { ShortcutHelp } from '../ui/overlays/shortcut-help';
import { TopBarTools } from '../ui/layout/top-bar-tools';

export const Route = createFileRoute('/_shell')({
  codeSplitGroupings: [],
  validateSearch: v.object({ ...drawerSearch.entries, ...sendSearch.entries }),
  beforeLoad: async ({ location, context }) => {
    if (!(await resume())) throw redirect({ to: '/accesso', search: { ritorno: location.href } });
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (me.lacksSecondFactor) throw redirect({ to: '/secondo-fattore', search: { ritorno: location.href } });
    return { me };
  },
  component: Layout,
});

function Layout() {
  const features = useFeatures();
  const { permissions } = useMe();
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const forbidden = features.some(
    ({ restricted }) => restricted && pathname.startsWith(restricted.path) && !permissions.includes(restricted.permission),
  );
  return (
    <TopBarTools value={features.map(({ TopBarTool }, index) => TopBarTool && <TopBarTool key={index} />)}>
      <Shell>
        {forbidden ? <RouteNotFound /> : <Outlet />}
        {features.map(({ Overlay }, index) => Overlay && <Overlay key={index} />)}
        <AccessPoller />
        <GlobalKeys />
        <ShortcutHelp />
        <Relogin />
      </Shell>
    </TopBarTools>
  );
}
