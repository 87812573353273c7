import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { ToastStack } from '../ui/feedback/toast-stack';
import { useFocusOnNavigation } from '../ui/layout/use-focus-on-navigation';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root });

function Root() {
  useFocusOnNavigation();
  return (
    <>
      <Outlet />
      <ToastStack />
    </>
  );
}
