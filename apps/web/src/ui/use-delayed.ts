import { useEffect, useRef, useState } from 'react';

/** A wait shorter than this shows nothing at all; once something shows, it stays as long, so that nothing flickers. */
const THRESHOLD = 300;

/** True once `waiting` has lasted 300 ms, and then for 300 ms at least. */
export function useDelayed(waiting: boolean): boolean {
  const [shown, setShown] = useState(false);
  const shownAt = useRef(0);
  useEffect(() => {
    if (waiting === shown) return;
    const rest = waiting ? THRESHOLD : Math.max(0, shownAt.current + THRESHOLD - Date.now());
    const timer = setTimeout(() => {
      shownAt.current = Date.now();
      setShown(waiting);
    }, rest);
    return () => clearTimeout(timer);
  }, [waiting, shown]);
  return shown;
}
