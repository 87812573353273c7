import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { CreateClient } from '../features/clients/create-client';
import { id, lenient } from '../lib/search-schema';

export const Route = createFileRoute('/_shell/prospect/nuovo')({
  validateSearch: v.object({
    tipo: lenient(v.picklist(['retail', 'professional', 'corporate'])),
    /** Name with which the form is prefilled, from a search without results. */
    nome: lenient(v.pipe(v.string(), v.maxLength(200))),
    /** Id of the initial stage. */
    fase: lenient(id),
  }),
  component: Create,
});

function Create() {
  return <CreateClient key="prospect" status="prospect" search={Route.useSearch()} />;
}
