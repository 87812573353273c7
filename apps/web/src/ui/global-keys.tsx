import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { usePermission } from '../lib/me';
import { useShortcuts } from '../lib/shortcuts';

/** Keys that belong to no page. */
export function GlobalKeys() {
  const router = useRouter();
  const mayCreate = usePermission('clients.create');
  const { toggleColorScheme } = useMantineColorScheme();
  useShortcuts({
    'shift+d': () => toggleColorScheme(),
    c: () => (mayCreate ? void router.navigate({ to: '/clienti/nuovo' }) : undefined),
  });
  return null;
}
