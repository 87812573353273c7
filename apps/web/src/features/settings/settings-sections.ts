import {
  IconArrowRightCircle,
  IconCircleCheck,
  IconKey,
  IconLayoutNavbar,
  IconListDetails,
  IconMailForward,
  IconShieldLock,
  IconTag,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';

interface SettingsSection {
  path: string;
  label: string;
  icon: Icon;
  link: LinkProps;
}

/** Sections of the settings in menu order. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { path: '/impostazioni/utenti', label: 'Utenti e visibilità', icon: IconUsersGroup, link: { to: '/impostazioni/utenti' } },
  { path: '/impostazioni/ruoli', label: 'Ruoli e permessi', icon: IconShieldLock, link: { to: '/impostazioni/ruoli' } },
  { path: '/impostazioni/sicurezza', label: 'Sicurezza', icon: IconKey, link: { to: '/impostazioni/sicurezza' } },
  { path: '/impostazioni/scheda', label: 'Scheda cliente', icon: IconLayoutNavbar, link: { to: '/impostazioni/scheda' } },
  { path: '/impostazioni/tipi', label: 'Tipi di azione', icon: IconListDetails, link: { to: '/impostazioni/tipi' } },
  { path: '/impostazioni/esiti', label: 'Esiti', icon: IconCircleCheck, link: { to: '/impostazioni/esiti' } },
  { path: '/impostazioni/tag', label: 'Tag', icon: IconTag, link: { to: '/impostazioni/tag' } },
  { path: '/impostazioni/crm', label: 'CRM e Marketing', icon: IconArrowRightCircle, link: { to: '/impostazioni/crm' } },
  { path: '/impostazioni/posta', label: 'Posta in uscita', icon: IconMailForward, link: { to: '/impostazioni/posta' } },
];
