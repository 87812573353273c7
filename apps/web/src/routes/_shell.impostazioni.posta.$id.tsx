import { createFileRoute } from '@tanstack/react-router';
import { MessagePage } from '../features/outbox/message-page';

export const Route = createFileRoute('/_shell/impostazioni/posta/$id')({ component: MessagePage });
