import { IconShieldLock, IconUsersGroup } from '@tabler/icons-react';
import type { SettingsSection } from '../../lib/feature';

export const settings = [
  { label: 'Utenti e visibilità', icon: IconUsersGroup, link: { to: '/impostazioni/utenti' } },
  { label: 'Ruoli e permessi', icon: IconShieldLock, link: { to: '/impostazioni/ruoli' } },
] satisfies readonly SettingsSection[];
