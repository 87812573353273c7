import type { Section } from '@sestante/questionnaire/template';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { changesOf } from '../../lib/same-value';
import { closeToast, showToast, type Toast, useToasts } from '../../lib/toasts';
import { useSaveChanges } from '../../lib/use-save-changes';
import { CHANGEABLE_TEMPLATE, type EditedTemplate, editedTemplate, type TemplateBody } from './changeable-template';
import type { TemplateDto } from './template-queries';

const PAUSE_MS = 500;

export type TemplateDraft = ReturnType<typeof useTemplateDraft>;

/** Content of a draft while it is edited: saved after each pause, one save after the other. */
export function useTemplateDraft(template: TemplateDto) {
  const [content, setContent] = useState(() => CHANGEABLE_TEMPLATE.valuesOf(editedTemplate(template)));
  /** Content of the last save, and of the last try: the same unless it failed or is under way. */
  const [saved, setSaved] = useState(content);
  const [tried, setTried] = useState(content);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const row = useRef(editedTemplate(template));

  const work = useSaveChanges<EditedTemplate, TemplateBody>({
    record: CHANGEABLE_TEMPLATE,
    inPlace: true,
    affects: ['questionnaire templates'],
    onSaved: (now) => {
      // The answer to a concurrent change is in the server's version.
      if (work.conflict) return adopt(now);
      row.current = now;
      // The own text stays as it is typed, while the server's is tidied; the fields that were not sent may be a colleague's.
      const base = { ...CHANGEABLE_TEMPLATE.valuesOf(now), ...changesOf(saved, tried) };
      setSaved(base);
      setTried(base);
      setContent((shown) => (shown === tried ? base : { ...base, ...changesOf(tried, shown) }));
      setSavedAt(new Date().toISOString());
    },
  });

  /** Shows a version of the server, without changes of this page. */
  function adopt(now: EditedTemplate): void {
    const values = CHANGEABLE_TEMPLATE.valuesOf(now);
    row.current = now;
    setContent(values);
    setSaved(values);
    setTried(values);
  }

  function save(): void {
    if (content === saved || work.saving || work.conflict) return;
    const changes = changesOf<Partial<TemplateBody>>(saved, content);
    setTried(content);
    // Typed and deleted again: nothing to send.
    if (Object.keys(changes).length === 0) setSaved(content);
    else work.save(row.current, changes);
  }

  const flush = useEffectEvent(save);
  useEffect(() => {
    if (content === tried || work.saving) return undefined;
    const waiting = setTimeout(() => flush(), PAUSE_MS);
    return () => clearTimeout(waiting);
  }, [content, tried, work.saving]);

  useEffect(() => {
    // A tab that is closed or in the background may never run again.
    const onHide = () => flush();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      flush();
    };
  }, []);

  // A deletion can be undone while the draft is open: afterwards its toast goes.
  const undos = useRef(new Set<Toast['undo']>());
  useEffect(() => {
    const own = undos.current;
    return () => {
      for (const { id, undo } of useToasts.getState()) if (undo && own.has(undo)) closeToast(id);
    };
  }, []);

  // Another colleague's version, or that of another tab, while nothing is typed here.
  const adoptNewer = useEffectEvent(() => {
    if (template.rowVersion > row.current.version && content === saved && !work.saving) adopt(editedTemplate(template));
  });
  useEffect(() => adoptNewer(), [template]);

  const editSections = (change: (sections: Section[]) => Section[]) => setContent((now) => ({ ...now, sections: change(now.sections) }));

  return {
    content,
    edit: (change: Partial<TemplateBody>) => setContent((now) => ({ ...now, ...change })),
    editSections,
    /** Applies a deletion, which the toast can undo. */
    remove: (deletion: (sections: Section[]) => Section[], message: string, undo: (sections: Section[]) => Section[]) => {
      editSections(deletion);
      const putBack = () => editSections(undo);
      undos.current.add(putBack);
      showToast(message, putBack);
    },
    work,
    adopt,
    save,
    savedAt,
    isUnsaved: content !== saved,
    /** Whether the last try failed, and nothing has been typed since. */
    hasFailed: content === tried && content !== saved && !work.saving,
  };
}
