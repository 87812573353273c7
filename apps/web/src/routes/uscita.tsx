import { createFileRoute, redirect } from '@tanstack/react-router';
import { deleteAllDrafts } from '../lib/drafts';
import { forgetVisits } from '../lib/visits';
import { logout } from '../lib/session';
import { currentView, stopViewing } from '../lib/view-as';

/** Log-out as a route, so that it passes the same unsaved-changes guard as any other navigation. */
export const Route = createFileRoute('/uscita')({
  beforeLoad: async ({ context, preload }) => {
    if (preload) return;
    const view = currentView();
    if (view !== null) {
      stopViewing();
      context.queryClient.clear();
      // Closes a "View as" tab; if the browser does not allow it, the tab returns to the admin's own session.
      window.close();
      throw redirect({ to: '/impostazioni/utenti/$id', params: { id: view.userId }, replace: true });
    }
    await context.queryClient.cancelQueries();
    // Ends the session on this device even when the server cannot be reached.
    await logout().catch(() => undefined);
    deleteAllDrafts();
    forgetVisits();
    context.queryClient.clear();
    throw redirect({ to: '/accesso', replace: true });
  },
});
