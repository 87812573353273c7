import { create } from 'zustand';

/** Screen of the page. It is kept with the entry of the browser's history, so that Back is the previous screen. */
export type Place =
  | { screen: 'notice' | 'consents' | 'review' }
  /** A question, or its section on a wide screen. `fromReview`: the client came to change it, and goes back there. */
  | { screen: 'question'; code: string; fromReview?: boolean };

const read = () => history.state as Place | null;

export const usePlace = create<{ place: Place | null }>()(() => ({ place: read() }));

addEventListener('popstate', () => usePlace.setState({ place: read() }));

/** @param place null: where something is missing */
export function go(place: Place | null, how: 'forward' | 'back' = 'forward'): void {
  if (how === 'forward') history.pushState(place, '');
  else history.replaceState(place, '');
  usePlace.setState({ place });
}
