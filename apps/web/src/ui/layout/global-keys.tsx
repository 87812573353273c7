import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useCreateForm, useNavigation } from '../../lib/feature';
import { useShortcuts } from '../../lib/shortcuts';

/** Time within which a letter after G opens an area. */
const AFTER_G_MS = 1500;

/** Shortcuts that work on every page. */
export function GlobalKeys() {
  const router = useRouter();
  const create = useCreateForm();
  const areas = useNavigation();
  const { toggleColorScheme } = useMantineColorScheme();

  /** Takes the next key before any other shortcut does. */
  function goToArea(): void {
    const waiting = new AbortController();
    setTimeout(() => waiting.abort(), AFTER_G_MS);
    const onLetter = (event: KeyboardEvent) => {
      waiting.abort();
      const area = areas.find(({ goKey }) => goKey === event.key.toUpperCase());
      if (!area || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      void router.navigate(area.link);
    };
    window.addEventListener('keydown', onLetter, { capture: true, signal: waiting.signal });
  }

  useShortcuts({
    'shift+d': () => toggleColorScheme(),
    c: () => (create ? void router.navigate(create.link) : undefined),
    g: goToArea,
  });
  return null;
}
