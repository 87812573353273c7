import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';

export type ColorScheme = MantineColorScheme;

export const SCHEMES: { value: ColorScheme; label: string }[] = [
  { value: 'auto', label: 'Come il sistema' },
  { value: 'light', label: 'Chiaro' },
  { value: 'dark', label: 'Scuro' },
];

/** Actions shared by the user menu and the phone's "Altro" sheet. */
export function useAccountActions() {
  const router = useRouter();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return { colorScheme, setColorScheme, leave: () => router.navigate({ to: '/uscita' }) };
}
