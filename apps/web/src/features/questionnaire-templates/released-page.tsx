import { Button } from '@mantine/core';
import { IconCopy, IconGitBranch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInstantDay } from '../../lib/formats';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { CopyTemplateDialog } from './copy-template-dialog';
import { TemplateActions } from './template-actions';
import { TemplateFrame } from './template-frame';
import { QuestionLines } from './template-outline';
import outline from './template-outline.module.css';
import classes from './template-page.module.css';
import { TemplatePreview } from '../../questionnaire-page/template-preview';
import { type TemplateDto, templateListQuery } from './template-queries';
import type { TemplateSearch } from './template-search';
import { useTemplateChanges } from './use-template-changes';

/** A version that cannot be changed: a standard one, or one that has been published. */
export function ReleasedPage({ template, search }: { template: TemplateDto; search: TemplateSearch }) {
  const { standard, state, publishedAt, familyId, content } = template;
  const [copying, setCopying] = useState(false);
  const siblings = useInfiniteQuery(templateListQuery).data?.pages.flatMap(({ data }) => data) ?? [];
  const draft = siblings.find((other) => other.familyId === familyId && other.state === 'draft');
  const { newVersion, busy } = useTemplateChanges();
  const readOnlyProps = useReadOnlyProps();
  return (
    <TemplateFrame
      template={template}
      name={template.name}
      search={search}
      facts={publishedAt !== null && !standard && <span>Pubblicato il {formatInstantDay(publishedAt)}</span>}
      actions={
        <>
          {standard && (
            <Button leftSection={<IconCopy size={16} stroke={1.7} />} onClick={() => setCopying(true)} {...readOnlyProps}>
              Copia per cambiarlo
            </Button>
          )}
          {!standard && state === 'published' && !draft && (
            <Button
              leftSection={<IconGitBranch size={16} stroke={1.7} />}
              loading={busy}
              onClick={() => newVersion(template)}
              {...readOnlyProps}
            >
              Nuova versione
            </Button>
          )}
          {draft && draft.id !== template.id && (
            <Button renderRoot={(props) => <Link {...props} to="/impostazioni/questionari/$id" params={{ id: draft.id }} />}>
              Modifica la bozza
            </Button>
          )}
          <TemplateActions template={template} siblings={siblings} />
        </>
      }
    >
      {search.vista === 'anteprima' ? (
        <TemplatePreview template={{ ...template, ...content }} />
      ) : (
        <div className={classes['structure']}>
          {state !== 'draft' && (
            <Notice tone="info">
              {standard
                ? 'È un modello standard: non si cambia. Copialo, e cambia la copia.'
                : 'Una versione pubblicata non si cambia: chi l’ha ricevuta la completa com’è. Per correggerla fai una nuova versione.'}
            </Notice>
          )}
          <ol className={outline['sections']} aria-label="Struttura del questionario">
            {content.sections.map(({ title, questions }, at) => (
              // A section has no id of its own: its place is its key.
              <li key={at}>
                <h2 className={classes['section']}>
                  {at + 1}. {title}
                </h2>
                <ol className={outline['questions']} aria-label={title}>
                  {questions.map((question) => (
                    <li key={question.code} className={classes['question']}>
                      <QuestionLines question={question} sections={content.sections} />
                    </li>
                  ))}
                </ol>
              </li>
            ))}
          </ol>
        </div>
      )}
      {copying && <CopyTemplateDialog template={template} onClose={() => setCopying(false)} />}
    </TemplateFrame>
  );
}
