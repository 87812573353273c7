import { createFileRoute } from '@tanstack/react-router';
import { UserPanel } from '../features/users/user-panel';

export const Route = createFileRoute('/_shell/impostazioni/utenti/$id')({ component: UserPanel });
