import { createFileRoute } from '@tanstack/react-router';
import { NewPasswordPage } from '../features/account/new-password-page';

export const Route = createFileRoute('/accesso_/reset/$token')({ component: NewPasswordPage });
