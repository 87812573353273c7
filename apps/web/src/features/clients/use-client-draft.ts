import type { ClientType } from '@sestante/api-client/types';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Draft, deleteDraft, saveDraft, readDraft } from '../../lib/drafts';
import { useMe } from '../../lib/me';
import type { Signal } from '../../lib/signal';
import { type ClientValues, toValues } from '../records/fields/client-fields';
import type { Client } from '../records/client-names';
import type { ClientForm } from '../records/fields/client-fields';

export interface ClientDraft {
  type: ClientType;
  values: ClientValues;
  /** Client at the time the form was opened, against which later changes by others are compared. */
  base: Client | null;
}

const PAUSE_MS = 500;

/** Returns the user's unsaved draft of this form, or null when there is none or it no longer fits the form's fields. */
export function useEarlierDraft(form: string): Draft<ClientDraft> | null {
  const me = useMe();
  const [draft] = useState(() => {
    const found = me.readOnly ? null : readDraft<ClientDraft>(me.id, form);
    return found !== null && sameShape(found.value.values, toValues(null)) ? found : null;
  });
  return draft;
}

interface ClientDraftOptions {
  /** Key of the draft: a client's id, or "nuovo". */
  name: string;
  form: ClientForm;
  type: ClientType;
  typed: Signal;
  base: Client | null;
}

/** Stores the typed values in this browser until they are saved or discarded, or the user logs out. */
export function useClientDraft({ name, form, type, typed, base }: ClientDraftOptions) {
  const me = useMe();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const keep = useEffectEvent(() => {
    if (me.readOnly) return;
    if (form.isDirty()) setSavedAt(saveDraft(me.id, name, { type, values: form.getValues(), base } satisfies ClientDraft));
    else drop();
  });

  // Pending write, cancelled on save and discard so that a last keystroke does not restore the draft.
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
    // A tab that is closed or in the background may never run again.
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
