import { createFileRoute, redirect } from '@tanstack/react-router';
import * as v from 'valibot';
import { safeReturn } from '../features/account/safe-return';
import { SecondFactorPage } from '../features/account/second-factor-page';
import { meQuery } from '../lib/me';
import { resume } from '../lib/session';
import { lenient } from '../lib/search-schema';

export const Route = createFileRoute('/secondo-fattore')({
  validateSearch: v.object({ ritorno: lenient(v.string()) }),
  beforeLoad: async ({ search, context }) => {
    if (!(await resume())) throw redirect({ to: '/accesso', search });
    const { lacksSecondFactor } = await context.queryClient.ensureQueryData(meQuery);
    if (!lacksSecondFactor) throw redirect({ href: safeReturn(search.ritorno) });
  },
  component: SecondFactor,
});

function SecondFactor() {
  return <SecondFactorPage returnTo={safeReturn(Route.useSearch().ritorno)} />;
}
