import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Draft, deleteDraft, readDraft, saveDraft } from '../../lib/drafts';
import { useMe } from '../../lib/me';

const PAUSE_MS = 500;

/**
 * Returns the user's unsaved draft of this form, or null when there is none.
 * @param fits returns false for a draft that no longer fits the form's fields
 */
export function useEarlierDraft<Content>(name: string, fits: (content: Content) => boolean): Draft<Content> | null {
  const me = useMe();
  const [draft] = useState(() => {
    const found = me.readOnly ? null : readDraft<Content>(me.id, name);
    return found !== null && fits(found.value) ? found : null;
  });
  return draft;
}

interface DraftOptions {
  /** Key of the draft: a record's id, or the name of a create form. */
  name: string;
  form: { values: object; isDirty: () => boolean };
  /** Content to store besides the values. */
  context: object;
}

/** Stores the typed values in this browser until they are saved or discarded, or the user logs out. */
export function useDraft({ name, form, context }: DraftOptions) {
  const me = useMe();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const initial = useRef(form.values);
  // Pending write, cancelled on save and discard so that a last keystroke does not restore the draft.
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);

  function cancel(): void {
    if (waiting.current !== null) clearTimeout(waiting.current);
    waiting.current = null;
  }

  function drop(): void {
    cancel();
    deleteDraft(me.id, name);
    setSavedAt(null);
  }

  const flush = useEffectEvent(() => {
    if (waiting.current === null) return;
    cancel();
    if (form.isDirty()) setSavedAt(saveDraft(me.id, name, { values: form.values, ...context }));
    else drop();
  });

  useEffect(() => {
    if (form.values === initial.current || me.readOnly) return undefined;
    waiting.current = setTimeout(() => flush(), PAUSE_MS);
    return cancel;
  }, [form.values, me.readOnly]);

  useEffect(() => {
    // A tab that is closed or in the background may never run again.
    const onHide = () => flush();
    document.addEventListener('visibilitychange', onHide);
    return () => document.removeEventListener('visibilitychange', onHide);
  }, []);

  return { savedAt, drop };
}
