import { IconTableImport } from '@tabler/icons-react';
import type { Command } from '../../lib/feature';

export const commands = [
  {
    id: 'importa',
    label: 'Importa clienti da un file',
    icon: IconTableImport,
    group: 'work',
    permission: 'imports:run',
    link: { to: '/importa' },
  },
] as const satisfies readonly Command[];
