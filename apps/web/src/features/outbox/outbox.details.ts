import { IconMailForward } from '@tabler/icons-react';
import type { SettingsSection } from '../../lib/feature';

export const settings = [
  { label: 'Posta in uscita', icon: IconMailForward, link: { to: '/impostazioni/posta' } },
] satisfies readonly SettingsSection[];
