import { createFileRoute } from '@tanstack/react-router';
import { ComparisonPage } from '../features/reports/comparison-page';

// The reports are not loaded ahead: each time that they are read is recorded.
export const Route = createFileRoute('/_shell/report/$id_/confronto/$altro')({ component: ComparisonPage });
