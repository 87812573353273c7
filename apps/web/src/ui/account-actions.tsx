import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { logout } from '../lib/session';

export type ColorScheme = MantineColorScheme;

export const SCHEMES: { value: ColorScheme; label: string }[] = [
  { value: 'auto', label: 'Come il sistema' },
  { value: 'light', label: 'Chiaro' },
  { value: 'dark', label: 'Scuro' },
];

/** What the user menu and the phone's "Altro" both offer. */
export function useAccountActions() {
  const router = useRouter();
  const queryClient = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  async function leave(): Promise<void> {
    await router.navigate({ to: '/accesso' });
    // A form with unsaved changes may have kept the reader here.
    if (router.state.location.pathname !== '/accesso') return;
    await logout().catch(() => undefined);
    queryClient.clear();
  }
  return { colorScheme, setColorScheme, leave };
}
