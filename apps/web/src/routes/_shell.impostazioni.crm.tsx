import { createFileRoute } from '@tanstack/react-router';
import { CrmSettingsPage } from '../features/crm-settings/crm-page';

export const Route = createFileRoute('/_shell/impostazioni/crm')({ component: CrmSettingsPage });
