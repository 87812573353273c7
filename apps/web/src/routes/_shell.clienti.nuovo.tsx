import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CreateClient } from '../features/clients/create-client';

export const Route = createFileRoute('/_shell/clienti/nuovo')({
  validateSearch: z.object({
    tipo: z.catch(z.optional(z.enum(['retail', 'professional', 'corporate'])), undefined),
    /** Name with which the form is prefilled, from a search without results. */
    nome: z.catch(z.optional(z.string().check(z.maxLength(200))), undefined),
  }),
  component: Create,
});

function Create() {
  return <CreateClient key="client" status="client" search={Route.useSearch()} />;
}
