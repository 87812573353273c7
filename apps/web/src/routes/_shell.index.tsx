import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { DashboardPage } from '../features/dashboard/dashboard-page';

export const Route = createFileRoute('/_shell/')({
  validateSearch: z.object({ ambito: z.catch(z.optional(z.literal('mie')), undefined) }),
  component: DashboardPage,
});
