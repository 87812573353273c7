import { createFileRoute } from '@tanstack/react-router';
import { OutcomesPage } from '../features/crm-settings/outcomes-page';

export const Route = createFileRoute('/_shell/impostazioni/esiti')({ component: OutcomesPage });
