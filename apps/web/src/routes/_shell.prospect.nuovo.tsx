import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CreateClient } from '../features/clients/create-client';

export const Route = createFileRoute('/_shell/prospect/nuovo')({
  validateSearch: z.object({
    tipo: z.catch(z.optional(z.enum(['retail', 'professional', 'corporate'])), undefined),
    /** Name with which the form is prefilled, from a search without results. */
    nome: z.catch(z.optional(z.string().check(z.maxLength(200))), undefined),
    /** Id of the initial stage. */
    fase: z.catch(z.optional(z.guid()), undefined),
  }),
  component: Create,
});

function Create() {
  return <CreateClient key="prospect" status="prospect" search={Route.useSearch()} />;
}
