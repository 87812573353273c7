import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { CreateClient } from '../features/clients/create-client';

export const Route = createFileRoute('/_shell/prospect/nuovo')({
  validateSearch: z.object({
    tipo: z.catch(z.optional(z.enum(['retail', 'professional', 'corporate'])), undefined),
    /** What was searched in vain: the start of a name. */
    nome: z.catch(z.optional(z.string().check(z.maxLength(200))), undefined),
    /** The stage it begins in. */
    fase: z.catch(z.optional(z.guid()), undefined),
  }),
  component: Create,
});

function Create() {
  return <CreateClient key="prospect" status="prospect" search={Route.useSearch()} />;
}
