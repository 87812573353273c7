import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { AgendaPage } from '../features/agenda/agenda-page';
import { agendaParams, agendaSearch } from '../features/agenda/agenda-search';

export const Route = createFileRoute('/_shell/agenda/$vista/$giorno')({
  params: { parse: (params) => v.parse(agendaParams, params), stringify: (params) => params },
  validateSearch: agendaSearch,
  component: AgendaPage,
});
