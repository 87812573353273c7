import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { usePermission } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';

/** Shortcuts that work on every page. */
export function GlobalKeys() {
  const router = useRouter();
  const mayCreate = usePermission('clients:write');
  const { toggleColorScheme } = useMantineColorScheme();
  useShortcuts({
    'shift+d': () => toggleColorScheme(),
    // Creates a record of the kind that the current page shows.
    c: () =>
      mayCreate
        ? void router.navigate({ to: router.state.location.pathname.startsWith('/prospect') ? '/prospect/nuovo' : '/clienti/nuovo' })
        : undefined,
  });
  return null;
}
