import { IconChartBar } from '@tabler/icons-react';
import type { Command } from '../../lib/feature';

export const commands = [
  { id: 'statistiche', label: 'Statistiche delle azioni', icon: IconChartBar, group: 'work', link: { to: '/statistiche' } },
] as const satisfies readonly Command[];
