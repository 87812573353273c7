import { createFileRoute, redirect } from '@tanstack/react-router';
import * as v from 'valibot';
import { resume } from '../lib/session';
import { startViewing } from '../lib/view-as';
import { lenient } from '../lib/search-schema';

/** Turns the tab that opens it into a "View as" session for a colleague, with the permissions given in the URL. */
export const Route = createFileRoute('/vedi-come/$id')({
  validateSearch: v.object({
    ruolo: lenient(v.picklist(['agency_admin', 'agent', 'front_office', 'back_office', 'collaborator'])),
    vede: lenient(v.picklist(['own', 'agency'])),
  }),
  beforeLoad: async ({ context, params, search, location, preload }) => {
    if (preload) return;
    if (!(await resume())) throw redirect({ to: '/accesso', search: { ritorno: location.href } });
    await startViewing({ userId: params.id, role: search.ruolo, visibility: search.vede });
    context.queryClient.clear();
    throw redirect({ to: '/clienti', replace: true });
  },
});
