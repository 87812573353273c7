import { IconArrowRightCircle, IconCircleCheck, IconListDetails, IconTag } from '@tabler/icons-react';
import type { SettingsSection } from '../../lib/feature';

export const settings = [
  { label: 'Tipi di azione', icon: IconListDetails, link: { to: '/impostazioni/tipi' } },
  { label: 'Esiti', icon: IconCircleCheck, link: { to: '/impostazioni/esiti' } },
  { label: 'Tag', icon: IconTag, link: { to: '/impostazioni/tag' } },
  { label: 'CRM e Marketing', icon: IconArrowRightCircle, link: { to: '/impostazioni/crm' } },
] satisfies readonly SettingsSection[];
