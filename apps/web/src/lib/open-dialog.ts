/** Open state of an application-wide dialog, which any component can open. */
export function openDialog() {
  let opened = false;
  const watchers = new Set<() => void>();
  function set(next: boolean): void {
    opened = next;
    for (const watcher of watchers) watcher();
  }
  return {
    open: () => set(true),
    close: () => set(false),
    isOpen: () => opened,
    watch: (onChange: () => void) => {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
}
