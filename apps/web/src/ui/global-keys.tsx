import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { usePermission } from '../lib/me';
import { useShortcuts } from '../lib/shortcuts';

/** Keys that belong to no page. */
export function GlobalKeys() {
  const router = useRouter();
  const mayCreate = usePermission('clients:write');
  const { toggleColorScheme } = useMantineColorScheme();
  useShortcuts({
    'shift+d': () => toggleColorScheme(),
    // What one is looking at is what one makes another of.
    c: () =>
      mayCreate
        ? void router.navigate({ to: router.state.location.pathname.startsWith('/prospect') ? '/prospect/nuovo' : '/clienti/nuovo' })
        : undefined,
  });
  return null;
}
