import { createFileRoute, redirect } from '@tanstack/react-router';
import * as v from 'valibot';
import { LoginPage } from '../features/account/login-page';
import { safeReturn } from '../features/account/safe-return';
import { isLoggedIn } from '../lib/session';
import { lenient } from '../lib/search-schema';

export const Route = createFileRoute('/accesso')({
  codeSplitGroupings: [],
  validateSearch: v.object({ ritorno: lenient(v.string()) }),
  beforeLoad: ({ search }) => {
    if (isLoggedIn()) throw redirect({ href: safeReturn(search.ritorno) });
  },
  component: Login,
});

function Login() {
  return <LoginPage returnTo={safeReturn(Route.useSearch().ritorno)} />;
}
