import { createFileRoute, redirect } from '@tanstack/react-router';

export const Route = createFileRoute('/_shell/impostazioni/')({
  beforeLoad: () => {
    throw redirect({ to: '/impostazioni/utenti', replace: true });
  },
});
