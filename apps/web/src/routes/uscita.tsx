import { createFileRoute, redirect } from '@tanstack/react-router';
import { deleteAllDrafts } from '../lib/drafts';
import { forgetVisits } from '../lib/visits';
import { logout } from '../lib/session';
import { currentView, stopViewing } from '../lib/view-as';

/** An address, so that leaving goes through the same guard of unsaved work as any other navigation. */
export const Route = createFileRoute('/uscita')({
  beforeLoad: async ({ context, preload }) => {
    if (preload) return;
    const view = currentView();
    if (view !== null) {
      stopViewing();
      context.queryClient.clear();
      // A tab of its own goes back to the one it came from; one that the browser keeps open becomes the admin's again.
      window.close();
      throw redirect({ to: '/impostazioni/utenti/$id', params: { id: view.userId }, replace: true });
    }
    await context.queryClient.cancelQueries();
    // Without the server the session still ends on this device.
    await logout().catch(() => undefined);
    deleteAllDrafts();
    forgetVisits();
    context.queryClient.clear();
    throw redirect({ to: '/accesso', replace: true });
  },
});
