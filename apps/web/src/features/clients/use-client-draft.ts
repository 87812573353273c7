import type { ClientType } from '@sestante/api-client/types';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Draft, deleteDraft, saveDraft, readDraft } from '../../lib/drafts';
import { useMe } from '../../lib/me';
import type { Signal } from '../../lib/signal';
import { type ClientValues, toValues } from './client-fields';
import type { Client } from './client-names';
import type { ClientForm } from './client-typed-field';

export interface ClientDraft {
  type: ClientType;
  values: ClientValues;
  /** The client as it was when the form was opened: what others have saved since is told apart by it. */
  base: Client | null;
}

const PAUSE_MS = 500;

/** What the reader has left unsaved in this form, if it still fits the form of today. */
export function useEarlierDraft(form: string): Draft<ClientDraft> | null {
  const me = useMe();
  const [draft] = useState(() => {
    const found = me.readOnly ? null : readDraft<ClientDraft>(me.id, form);
    return found !== null && sameShape(found.value.values, toValues(null)) ? found : null;
  });
  return draft;
}

interface ClientDraftOptions {
  /** The form's name among the reader's: a client's id, or "nuovo". */
  name: string;
  form: ClientForm;
  type: ClientType;
  typed: Signal;
  base: Client | null;
}

/** Keeps what is typed in this browser until it is saved or taken back, and at the latest until the reader logs out. */
export function useClientDraft({ name, form, type, typed, base }: ClientDraftOptions) {
  const me = useMe();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const keep = useEffectEvent(() => {
    if (me.readOnly) return;
    if (form.isDirty()) setSavedAt(saveDraft(me.id, name, { type, values: form.getValues(), base } satisfies ClientDraft));
    else drop();
  });

  // What was saved or taken back a moment ago must not come back with the last key that was pressed before.
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);

  function drop(): void {
    if (waiting.current !== null) clearTimeout(waiting.current);
    waiting.current = null;
    deleteDraft(me.id, name);
    setSavedAt(null);
  }

  useEffect(() => {
    const cancel = () => {
      if (waiting.current !== null) clearTimeout(waiting.current);
      waiting.current = null;
    };
    const flush = () => {
      if (waiting.current === null) return;
      cancel();
      keep();
    };
    const stop = typed.watch(() => {
      cancel();
      waiting.current = setTimeout(flush, PAUSE_MS);
    });
    // A tab that is closed or put aside may not come back.
    document.addEventListener('visibilitychange', flush);
    return () => {
      stop();
      cancel();
      document.removeEventListener('visibilitychange', flush);
    };
  }, [typed]);

  return { savedAt, drop };
}

function sameShape(a: object, b: object): boolean {
  return Object.keys(a).toSorted().join() === Object.keys(b).toSorted().join();
}
