import { createFileRoute, redirect } from '@tanstack/react-router';
import { logout } from '../lib/session';

/** An address, so that leaving goes through the same guard of unsaved work as any other navigation. */
export const Route = createFileRoute('/uscita')({
  beforeLoad: async ({ context, preload }) => {
    if (preload) return;
    // Without the server the session still ends on this device.
    await logout().catch(() => undefined);
    context.queryClient.clear();
    throw redirect({ to: '/accesso', replace: true });
  },
});
