import { IconTableImport } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

export const imports = {
  navigation: [
    { link: { to: '/importa' }, icon: IconTableImport, label: 'Importa', permission: 'imports:run', sidebar: 'bottom', phone: 'more' },
  ],
  details: () => import('./imports.details'),
} satisfies Feature;
