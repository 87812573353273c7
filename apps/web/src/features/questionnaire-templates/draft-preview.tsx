import type { Template } from '@sestante/questionnaire/template';
import { TemplatePreview } from '../../questionnaire-page/template-preview';
import { Notice } from '../../ui/feedback/notice';
import { conditionOf } from './condition-text';

/** A draft as the client would fill it in, also while it is incomplete. */
export function DraftPreview({ template }: { template: Template }) {
  const { sections, hasUnreadable } = showable(template);
  return (
    <>
      {hasUnreadable && (
        <Notice tone="warning">
          Una condizione non si può leggere: qui la sua domanda si mostra sempre. Correggila prima di pubblicare.
        </Notice>
      )}
      <TemplatePreview template={{ ...template, sections }} />
    </>
  );
}

/** Returns sections that can be shown while they are incomplete: without conditions that cannot be read, and with a text everywhere. */
function showable({ sections }: Template) {
  let hasUnreadable = false;
  const complete = sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => {
      const text = question.text.trim() || 'Domanda senza testo';
      if (question.showIf === undefined || conditionOf(question.showIf)) return { ...question, text };
      hasUnreadable = true;
      const { showIf: _showIf, ...always } = question;
      return { ...always, text };
    }),
  }));
  return { sections: complete, hasUnreadable };
}
