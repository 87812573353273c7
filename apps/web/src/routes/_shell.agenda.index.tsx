import { createFileRoute, redirect } from '@tanstack/react-router';
import { todayInRome } from '../lib/formats';

export const Route = createFileRoute('/_shell/agenda/')({
  beforeLoad: () => {
    // A phone has room for one day only.
    const vista = matchMedia('(max-width: 47.99em)').matches ? 'giorno' : 'settimana';
    throw redirect({ to: '/agenda/$vista/$giorno', params: { vista, giorno: todayInRome() }, replace: true });
  },
});
