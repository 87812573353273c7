import { createFileRoute } from '@tanstack/react-router';
import { ReportPage } from '../features/reports/report-page';

// The report is not loaded ahead: each time that it is read is recorded.
export const Route = createFileRoute('/_shell/report/$id')({ component: ReportPage });
