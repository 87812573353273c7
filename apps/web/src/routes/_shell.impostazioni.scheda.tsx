import { createFileRoute } from '@tanstack/react-router';
import { SheetTabsPage } from '../features/settings/sheet-tabs-page';

export const Route = createFileRoute('/_shell/impostazioni/scheda')({ component: SheetTabsPage });
