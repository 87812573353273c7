import { IconTrash } from '@tabler/icons-react';
import type { Command } from '../../lib/feature';

export const commands = [
  { id: 'cestino', label: 'Vai al cestino', icon: IconTrash, group: 'pages', link: { to: '/cestino' } },
] as const satisfies readonly Command[];
