import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type Command, useFeatureDetails } from '../../lib/feature';
import { useMe } from '../../lib/me';
import type { Item } from './palette-items';

const GROUPS: Command['group'][] = ['create', 'work', 'pages', 'session'];

/** Returns the commands available on every page, with their shortcut keys. */
export function useCommands(): Item[] {
  const router = useRouter();
  const { permissions } = useMe();
  const { toggleColorScheme } = useMantineColorScheme();
  const all = useFeatureDetails().flatMap(({ commands }) => commands ?? []);
  return GROUPS.flatMap((group) => all.filter((command) => command.group === group))
    .filter(({ permission }) => permission === undefined || permissions.includes(permission))
    .map(({ link, run, ...command }) => ({
      ...command,
      run: () => (link ? void router.navigate(link) : run?.({ toggleColorScheme })),
    }));
}
