import { Button } from '@mantine/core';
import { questionsOf, type Template } from '@sestante/questionnaire/template';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useState } from 'react';
import { formatTime } from '../../lib/formats';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import { UnsavedGuard } from '../../ui/forms/unsaved-guard';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog';
import type { TemplateBody } from './changeable-template';
import { TemplateActions } from './template-actions';
import { TemplateEditor } from './template-editor';
import { findPlacedErrors } from './template-faults';
import { TemplateFrame } from './template-frame';
import classes from './template-page.module.css';
import { DraftPreview } from './draft-preview';
import type { TemplateDto } from './template-queries';
import type { TemplateSearch } from './template-search';
import { useTemplateChanges } from './use-template-changes';
import { type TemplateDraft, useTemplateDraft } from './use-template-draft';

const LABELS = { name: 'Nome', minutes: 'Minuti', sections: 'Sezioni e domande' };

/** Editor of a draft, which saves itself while it is written. */
export function DraftPage({ template, search }: { template: TemplateDto; search: TemplateSearch }) {
  const draft = useTemplateDraft(template);
  const [publishing, setPublishing] = useState(false);
  const { publish, busy } = useTemplateChanges();
  const edited: Template = { clientType: template.clientType, version: template.version, areas: template.content.areas, ...draft.content };
  const errors = findPlacedErrors(edited);
  const isReady = errors.length === 0 && !draft.isUnsaved;
  return (
    <TemplateFrame
      template={template}
      name={edited.name}
      search={search}
      facts={<SaveState draft={draft} />}
      actions={
        <>
          <Button
            disabled={!isReady}
            title={errors.length > 0 ? `Da correggere prima: ${errors.length}` : undefined}
            loading={busy}
            onClick={() => setPublishing(true)}
          >
            Pubblica
          </Button>
          <TemplateActions template={template} siblings={[]} />
        </>
      }
    >
      {draft.hasFailed && !draft.work.conflict && (
        <div className={classes['notice']}>
          <Notice tone="danger" role="alert">
            Le ultime modifiche non sono salvate. {reasonOf(draft.work.problem)}{' '}
            <Button size="xs" variant="default" onClick={draft.save}>
              Riprova
            </Button>
          </Notice>
        </div>
      )}
      {search.vista === 'anteprima' ? (
        <DraftPreview template={edited} />
      ) : (
        <TemplateEditor template={edited} errors={errors} search={search} draft={draft} />
      )}
      <UnsavedGuard isDirty={() => draft.hasFailed} isSaving={() => draft.isUnsaved}>
        Le ultime modifiche al questionario non sono ancora salvate.
      </UnsavedGuard>
      <VersionDialog work={draft.work} label={(name) => LABELS[name]} read={readField} onReload={(theirs) => draft.adopt(theirs)} />
      <ConfirmDialog
        opened={publishing}
        title={`Pubblicare la versione ${template.version}?`}
        confirmLabel="Pubblica"
        busy={busy}
        onCancel={() => setPublishing(false)}
        onConfirm={() => {
          setPublishing(false);
          publish(template);
        }}
      >
        <p>
          Da ora “{edited.name}” si invia così, e questa versione non si cambia più: per correggerla se ne fa una nuova. Chi ha già ricevuto
          una versione precedente la completa com’è.
        </p>
      </ConfirmDialog>
    </TemplateFrame>
  );
}

/** Returns why a save failed; a question about a concurrent change that was closed is no error. */
function reasonOf(problem: unknown): string {
  return problem === null ? '' : (Object.values(fieldErrorsOf(problem))[0] ?? problemText(problem).message);
}

function SaveState({ draft: { isUnsaved, hasFailed, savedAt } }: { draft: TemplateDraft }) {
  const [text, Glyph] = hasFailed
    ? ['Non salvato', IconCloudOff]
    : isUnsaved
      ? ['Salvataggio…', IconCloudUp]
      : [savedAt === null ? 'Si salva da solo' : `Salvato alle ${formatTime(savedAt)}`, IconCloudCheck];
  return (
    <span role="status" className="inline gap-xs">
      <Glyph size={15} stroke={1.7} aria-hidden /> {text}
    </span>
  );
}

/** Reads a field for the choice between two versions: the content of a template is too long to be shown whole. */
function readField(name: keyof TemplateBody, value: unknown): string {
  if (name === 'name') return String(value);
  if (name === 'minutes') {
    const { from, to } = value as Template['minutes'];
    return `da ${from} a ${to}`;
  }
  const sections = value as Template['sections'];
  return `${questionsOf({ sections }).length} domande in ${sections.length} sezioni`;
}
