import { IconReportAnalytics } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';

// Loaded after the first page is shown, with the query that only it needs there.
const ReportCount = lazy(() => import('./report-count').then((module) => ({ default: module.ReportCount })));

export const reports = {
  navigation: [
    {
      link: { to: '/report' },
      icon: IconReportAnalytics,
      label: 'Report',
      goKey: 'R',
      permission: 'reports:read',
      sidebar: 'top',
      phone: 'more',
      Count: ReportCount,
    },
  ],
  showsRecords: ['reports'],
  details: () => import('./reports.details'),
} satisfies Feature;
