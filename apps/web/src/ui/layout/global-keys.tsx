import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useCreateForm } from '../../lib/feature';
import { useShortcuts } from '../../lib/shortcuts';

/** Shortcuts that work on every page. */
export function GlobalKeys() {
  const router = useRouter();
  const create = useCreateForm();
  const { toggleColorScheme } = useMantineColorScheme();
  useShortcuts({
    'shift+d': () => toggleColorScheme(),
    c: () => (create ? void router.navigate(create.link) : undefined),
  });
  return null;
}
