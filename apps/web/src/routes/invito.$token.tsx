import { createFileRoute } from '@tanstack/react-router';
import { InvitationPage } from '../features/account/invitation-page';

export const Route = createFileRoute('/invito/$token')({ component: InvitationPage });
