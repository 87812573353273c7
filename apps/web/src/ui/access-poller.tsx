import { hashKey, type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { meQuery, useMe } from '../lib/me';
import { showToast } from '../lib/toasts';
import { VISIBILITY_LABELS } from './role-labels';

const RECENT_MS = 1_000;
/** While somebody is at work, and for whoever only has the page before them; a page that is not in sight does not ask. */
const AWAKE_MS = 1_500;
const IDLE_MS = 10_000;
const ASLEEP_AFTER_MS = 120_000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'scroll'] as const;

/** When somebody was last seen at this page. */
let lastSign = Date.now();

/**
 * Notices that an admin has changed what the reader may do or see: at the reader's next click, or within two seconds
 * while somebody is at the page. What was loaded under other rights is then loaded anew, or gone.
 */
export function AccessPoller() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { role, visibility, permissions, lacksSecondFactor } = useMe();
  useQuery({
    ...meQuery,
    refetchInterval: () => (isAwake() ? AWAKE_MS : IDLE_MS),
    refetchOnWindowFocus: 'always',
    // Who uses the answer is told of what is new in it; this asks only.
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

  // Asked of everybody from now on: what is not saved keeps the page until its writer lets it go.
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
