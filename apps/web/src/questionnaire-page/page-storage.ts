/** Part of the browser's storage that the page uses. */
export interface PageStorage {
  get: (name: string) => string | null;
  set: (name: string, value: string) => void;
  remove: (name: string) => void;
  names: () => string[];
}

/** Returns a storage of the browser, or one that lasts as long as the page where the browser refuses it. */
export function pageStorage(kind: 'localStorage' | 'sessionStorage'): PageStorage {
  const kept = new Map<string, string>();
  const withStorage = <Result>(work: (storage: Storage) => Result, otherwise: () => Result): Result => {
    try {
      return work(globalThis[kind]);
    } catch {
      return otherwise();
    }
  };
  return {
    get: (name) =>
      kept.get(name) ??
      withStorage(
        (storage) => storage.getItem(name),
        () => null,
      ),
    set: (name, value) =>
      withStorage(
        (storage) => {
          storage.setItem(name, value);
          kept.delete(name);
        },
        () => void kept.set(name, value),
      ),
    remove: (name) => {
      kept.delete(name);
      withStorage(
        (storage) => storage.removeItem(name),
        () => undefined,
      );
    },
    names: () => [
      ...kept.keys(),
      ...withStorage(
        (storage) => Object.keys(storage),
        () => [],
      ),
    ],
  };
}
