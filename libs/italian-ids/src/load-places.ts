import type { Places } from './places.js';

let loading: Promise<Places> | undefined;

/** Reads the places at the first call and keeps them: in a browser that is a file of its own, nobody pays for it before. */
export function loadPlaces(): Promise<Places> {
  loading ??= import('./places.js').then(
    ({ listedPlaces }) => listedPlaces(),
    (error: unknown) => {
      loading = undefined; // A file that did not arrive is asked for again.
      throw error;
    },
  );
  return loading;
}
