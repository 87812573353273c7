import { hashKey, type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { meQuery, useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { VISIBILITY_LABELS } from '../../lib/role-labels';

const RECENT_MS = 1_000;
/**
 * Polling interval while the user is active; after ASLEEP_AFTER_MS without input it becomes IDLE_MS, and a hidden tab
 * does not poll.
 */
const AWAKE_MS = 1_500;
const IDLE_MS = 10_000;
const ASLEEP_AFTER_MS = 120_000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'] as const;

/** Time of the user's last input on this page, in epoch milliseconds. */
let lastSign = Date.now();

/**
 * Detects that an admin has changed the user's permissions or visibility: at the next click, or within two seconds
 * while the user is active. Cached data loaded under the old rights is then refetched or removed.
 */
export function AccessPoller() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { role, visibility, permissions, lacksSecondFactor } = useMe();
  useQuery({
    ...meQuery,
    refetchInterval: () => (isAwake() ? AWAKE_MS : IDLE_MS),
    refetchOnWindowFocus: 'always',
    // Avoids re-renders here, since other components read the data of this query.
    notifyOnChangeProps: [],
    meta: { handled: true },
  });
  const access = `${role} ${visibility} ${permissions.join()}`;
  const before = useRef(access);

  useEffect(() => {
    const ask = () => void queryClient.fetchQuery({ ...meQuery, staleTime: RECENT_MS }).catch(() => undefined);
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Enter' && ask();
    const onSign = () => {
      const slept = !isAwake();
      lastSign = Date.now();
      if (slept) ask();
    };
    const anywhere = { capture: true, passive: true };
    document.addEventListener('click', ask, anywhere);
    document.addEventListener('keydown', onKeyDown, anywhere);
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, onSign, anywhere);
    return () => {
      document.removeEventListener('click', ask, anywhere);
      document.removeEventListener('keydown', onKeyDown, anywhere);
      for (const sign of SIGNS_OF_LIFE) document.removeEventListener(sign, onSign, anywhere);
    };
  }, [queryClient]);

  // Redirects once the agency requires a second factor; a form with unsaved work still blocks the navigation.
  useEffect(() => {
    if (lacksSecondFactor) void navigate({ to: '/secondo-fattore', search: { ritorno: location.pathname + location.search } });
  }, [lacksSecondFactor, navigate]);

  useEffect(() => {
    if (before.current === access) return;
    before.current = access;
    queryClient.removeQueries({ type: 'inactive', predicate: isOther });
    void queryClient.resetQueries({ type: 'active', predicate: isOther });
    showToast(`Il tuo accesso è cambiato. Ora vedi: ${VISIBILITY_LABELS[visibility].toLowerCase()}`);
  }, [access, visibility, queryClient]);

  return null;
}

const isAwake = () => Date.now() - lastSign < ASLEEP_AFTER_MS;

const isOther = ({ queryHash }: Query) => queryHash !== hashKey(meQuery.queryKey);
