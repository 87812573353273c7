import type { Places } from './places.js';

let loading: Promise<Places> | undefined;

/** Loads the places at the first call and caches them. In a browser they are a separate file, not loaded before. */
export function loadPlaces(): Promise<Places> {
  loading ??= import('./places.js').then(
    ({ listedPlaces }) => listedPlaces(),
    (error: unknown) => {
      loading = undefined; // Lets the next call try again after a failed download.
      throw error;
    },
  );
  return loading;
}
