import { createFileRoute, redirect } from '@tanstack/react-router';
import { todayInRome } from '../lib/formats';
import { PHONE } from '../ui/breakpoints';

export const Route = createFileRoute('/_shell/agenda/')({
  beforeLoad: () => {
    // A phone has room for one day only.
    const vista = matchMedia(PHONE).matches ? 'giorno' : 'settimana';
    throw redirect({ to: '/agenda/$vista/$giorno', params: { vista, giorno: todayInRome() }, replace: true });
  },
});
