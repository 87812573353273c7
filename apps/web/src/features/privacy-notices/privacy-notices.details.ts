import { IconShieldCheck } from '@tabler/icons-react';
import type { SettingsSection } from '../../lib/feature';

export const settings = [
  { label: 'Privacy', icon: IconShieldCheck, link: { to: '/impostazioni/privacy' } },
] satisfies readonly SettingsSection[];
