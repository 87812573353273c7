import { IconBuildingStore } from '@tabler/icons-react';
import type { SettingsSection } from '../../lib/feature';

export const settings = [
  { label: 'Dati agenzia', icon: IconBuildingStore, link: { to: '/impostazioni/agenzia' } },
] satisfies readonly SettingsSection[];
