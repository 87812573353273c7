import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { AgendaPage } from '../features/agenda/agenda-page';
import { agendaParams, agendaSearch } from '../features/agenda/agenda-search';
import { agendaQuery } from '../features/agenda/agenda-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/agenda/$vista/$giorno')({
  params: { parse: (params) => v.parse(agendaParams, params), stringify: (params) => params },
  validateSearch: agendaSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    void context.queryClient.prefetchQuery({ ...agendaQuery(params, deps, context.me.id), ...ifMissing }),
  component: AgendaPage,
});
