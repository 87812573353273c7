import { createFileRoute } from '@tanstack/react-router';
import { RolesPage } from '../features/users/roles-page';

export const Route = createFileRoute('/_shell/impostazioni/ruoli')({ component: RolesPage });
