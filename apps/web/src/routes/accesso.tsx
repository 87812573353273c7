import { createFileRoute, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { LoginPage } from '../features/account/login-page';
import { safeReturn } from '../features/account/safe-return';
import { isLoggedIn } from '../lib/session';

export const Route = createFileRoute('/accesso')({
  codeSplitGroupings: [],
  validateSearch: z.object({ ritorno: z.catch(z.optional(z.string()), undefined) }),
  beforeLoad: ({ search }) => {
    if (isLoggedIn()) throw redirect({ href: safeReturn(search.ritorno) });
  },
  component: Login,
});

function Login() {
  return <LoginPage returnTo={safeReturn(Route.useSearch().ritorno)} />;
}
