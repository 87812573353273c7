import { ActionIcon } from '@mantine/core';
import type { Question, Template } from '@sestante/questionnaire/template';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { QuestionForm } from './question-form';
import { duplicateOf, moveQuestion, placeOf, stepFrom, withoutQuestion, withQuestion } from './template-edit';
import type { PlacedError } from './template-faults';
import classes from './template-panel.module.css';
import type { TemplateDraft } from './use-template-draft';

interface QuestionPanelProps {
  question: Question;
  template: Template;
  errors: PlacedError[];
  edit: TemplateDraft['editSections'];
  onOpen: (code: string) => void;
  onRemove: TemplateDraft['remove'];
}

/** The open question: its order, copy and deletion, and its fields. */
export function QuestionPanel({ question, template, errors, edit, onOpen, onRemove }: QuestionPanelProps) {
  const { code } = question;
  const { sections } = template;
  const place = placeOf(sections, code) ?? { section: 0, index: 0 };

  function duplicate(): void {
    const copy = duplicateOf(question);
    edit((now) => withQuestion(now, { ...place, index: place.index + 1 }, copy));
    onOpen(copy.code);
  }

  return (
    <section className="column gap-xl" aria-labelledby="domanda">
      <header className={classes['head']}>
        <h2 id="domanda" tabIndex={-1}>
          Domanda {place.section + 1}.{place.index + 1}
        </h2>
        <Step code={code} by={-1} sections={sections} edit={edit} />
        <Step code={code} by={1} sections={sections} edit={edit} />
        <ActionIcon aria-label="Duplica la domanda" title="Duplica" onClick={duplicate}>
          <IconCopy size={16} stroke={1.7} />
        </ActionIcon>
        <ActionIcon
          aria-label="Elimina la domanda"
          title="Elimina"
          onClick={() =>
            onRemove(
              (now) => withoutQuestion(now, code),
              'Domanda eliminata',
              (now) => withQuestion(now, place, question),
            )
          }
        >
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </header>
      <QuestionForm question={question} template={template} errors={errors} edit={edit} />
    </section>
  );
}

interface StepProps {
  code: string;
  by: -1 | 1;
  sections: Template['sections'];
  edit: TemplateDraft['editSections'];
}

function Step({ code, by, sections, edit }: StepProps) {
  const to = stepFrom(sections, code, by);
  const label = by === -1 ? 'Sposta la domanda prima' : 'Sposta la domanda dopo';
  const Arrow = by === -1 ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon aria-label={label} title={label} disabled={!to} onClick={() => to && edit((now) => moveQuestion(now, code, to))}>
      <Arrow size={16} stroke={1.7} />
    </ActionIcon>
  );
}
