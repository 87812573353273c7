import { createFileRoute } from '@tanstack/react-router';
import { ForgottenPasswordPage } from '../features/account/forgotten-password-page';

export const Route = createFileRoute('/reimposta-password/')({ component: ForgottenPasswordPage });
