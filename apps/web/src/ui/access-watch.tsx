import { hashKey, type Query, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { meQuery, useMe } from '../lib/me';
import { showToast } from '../lib/toasts';
import { VISIBILITY_LABELS } from './role-labels';

const RECENT_MS = 1_000;
const IDLE_MS = 10_000;

/**
 * Notices that an admin has changed what the reader may do or see: at the reader's next click, or within ten seconds
 * of doing nothing. What was loaded under other rights is then loaded anew, or gone.
 */
export function AccessWatch() {
  const queryClient = useQueryClient();
  const { role, visibility, permissions } = useMe();
  useQuery({ ...meQuery, refetchInterval: IDLE_MS, refetchOnWindowFocus: 'always', meta: { handled: true } });
  const access = `${role} ${visibility} ${permissions.join()}`;
  const before = useRef(access);

  useEffect(() => {
    const ask = () => void queryClient.fetchQuery({ ...meQuery, staleTime: RECENT_MS }).catch(() => undefined);
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Enter' && ask();
    document.addEventListener('click', ask, { capture: true });
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('click', ask, { capture: true });
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [queryClient]);

  useEffect(() => {
    if (before.current === access) return;
    before.current = access;
    queryClient.removeQueries({ type: 'inactive', predicate: isOther });
    void queryClient.resetQueries({ type: 'active', predicate: isOther });
    showToast(`Il tuo accesso è cambiato. Ora vedi: ${VISIBILITY_LABELS[visibility].toLowerCase()}`);
  }, [access, visibility, queryClient]);

  return null;
}

const isOther = ({ queryHash }: Query) => queryHash !== hashKey(meQuery.queryKey);
