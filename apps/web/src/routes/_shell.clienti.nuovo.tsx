import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { CreateClient } from '../features/clients/create-client';
import { lenient } from '../lib/search-schema';

export const Route = createFileRoute('/_shell/clienti/nuovo')({
  validateSearch: v.object({
    tipo: lenient(v.picklist(['retail', 'professional', 'corporate'])),
    /** Name with which the form is prefilled, from a search without results. */
    nome: lenient(v.pipe(v.string(), v.maxLength(200))),
  }),
  component: Create,
});

function Create() {
  return <CreateClient key="client" status="client" search={Route.useSearch()} />;
}
