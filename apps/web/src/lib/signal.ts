/** Event emitter that does not trigger re-renders. */
export interface Signal {
  emit: () => void;
  /** Registers a listener; returns a function that removes it. */
  watch: (onEmit: () => void) => () => void;
}

export function signal(): Signal {
  const watchers = new Set<() => void>();
  return {
    emit: () => {
      for (const watcher of watchers) watcher();
    },
    watch: (onEmit) => {
      watchers.add(onEmit);
      return () => watchers.delete(onEmit);
    },
  };
}
