import { createFileRoute } from '@tanstack/react-router';
import { TagsPage } from '../features/crm-settings/tags-page';

export const Route = createFileRoute('/_shell/impostazioni/tag')({ component: TagsPage });
