import { createFileRoute, redirect } from '@tanstack/react-router';
import { lazy } from 'react';
import * as v from 'valibot';
import { safeReturn } from '../features/account/safe-return';
import { isLoggedIn } from '../lib/session';
import { lenient } from '../lib/search-schema';

// Not part of the first load: with a session it is not needed.
const page = () => import('../features/account/login-page');
const LoginPage = lazy(() => page().then((module) => ({ default: module.LoginPage })));

export const Route = createFileRoute('/accesso')({
  codeSplitGroupings: [],
  validateSearch: v.object({ ritorno: lenient(v.string()) }),
  beforeLoad: ({ search }) => {
    if (isLoggedIn()) throw redirect({ href: safeReturn(search.ritorno) });
  },
  loader: async () => void (await page()),
  component: Login,
});

function Login() {
  return <LoginPage returnTo={safeReturn(Route.useSearch().ritorno)} />;
}
