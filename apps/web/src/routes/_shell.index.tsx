import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { DashboardPage } from '../features/dashboard/dashboard-page';
import { lenient } from '../lib/search-schema';

export const Route = createFileRoute('/_shell/')({
  validateSearch: v.object({ ambito: lenient(v.literal('mie')) }),
  component: DashboardPage,
});
