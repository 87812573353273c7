import { useEffect, useRef, useState } from 'react';

/** Shorter waits show no indicator, and an indicator stays at least this long, to avoid flicker. Milliseconds. */
const THRESHOLD = 300;

/** Returns true once `waiting` has lasted 300 ms, and then for at least 300 ms. */
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
