import { createFileRoute, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { resume } from '../lib/session';
import { startViewing } from '../lib/view-as';

/** Turns the tab that opens it into a "View as" session for a colleague, with the permissions given in the URL. */
export const Route = createFileRoute('/vedi-come/$id')({
  validateSearch: z.object({
    ruolo: z.catch(z.optional(z.enum(['agency_admin', 'agent', 'front_office', 'back_office', 'collaborator'])), undefined),
    vede: z.catch(z.optional(z.enum(['own', 'agency'])), undefined),
  }),
  beforeLoad: async ({ context, params, search, location, preload }) => {
    if (preload) return;
    if (!(await resume())) throw redirect({ to: '/accesso', search: { ritorno: location.href } });
    await startViewing({ userId: params.id, role: search.ruolo, visibility: search.vede });
    context.queryClient.clear();
    throw redirect({ to: '/clienti', replace: true });
  },
});
