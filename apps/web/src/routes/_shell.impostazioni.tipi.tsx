import { createFileRoute } from '@tanstack/react-router';
import { TypesPage } from '../features/crm-settings/types-page';

export const Route = createFileRoute('/_shell/impostazioni/tipi')({ component: TypesPage });
