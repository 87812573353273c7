import { createFileRoute } from '@tanstack/react-router';
import { NewPasswordPage } from '../features/account/new-password-page';

export const Route = createFileRoute('/reimposta-password/$token')({ component: NewPasswordPage });
