import { create } from 'zustand';

/** Open state of an application-wide dialog, which any component can open. */
export function openDialog() {
  const useOpen = create(() => false);
  return { open: () => useOpen.setState(true), close: () => useOpen.setState(false), useOpen };
}
