import type { Template } from '@sestante/questionnaire/template';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { QuestionPanel } from './question-panel';
import { SectionPanel } from './section-panel';
import { newQuestion, placeOf, withQuestion } from './template-edit';
import classes from './template-editor.module.css';
import type { PlacedError } from './template-faults';
import { TemplateOutline } from './template-outline';
import { TemplatePanel } from './template-panel';
import type { TemplateSearch } from './template-search';
import type { TemplateDraft } from './use-template-draft';

interface TemplateEditorProps {
  template: Template;
  errors: PlacedError[];
  search: TemplateSearch;
  draft: TemplateDraft;
}

/** Editor of a draft: its structure on the left, the open question or section on the right, alone on narrow screens. */
export function TemplateEditor({ template, errors, search, draft }: TemplateEditorProps) {
  const navigate = useNavigate();
  const panel = useRef<HTMLDivElement>(null);
  const { sections } = template;
  const edit = draft.editSections;
  const place = search.domanda === undefined ? null : placeOf(sections, search.domanda);
  const question = place && sections[place.section]?.questions[place.index];
  const at = (search.sezione ?? 0) - 1;
  const section = sections[at];
  const open = (next: TemplateSearch) => void navigate({ to: '.', search: next, resetScroll: false });

  function addQuestion(to: number): void {
    const added = newQuestion();
    edit((now) => withQuestion(now, { section: to, index: now[to]?.questions.length ?? 0 }, added));
    open({ domanda: added.code });
  }

  function addSection(): void {
    edit((now) => [...now, { title: '', questions: [] }]);
    open({ sezione: sections.length + 1 });
  }

  const remove: TemplateDraft['remove'] = (...deletion) => {
    draft.remove(...deletion);
    open({});
  };

  // The link or button that was pressed may be gone: keyboard and screen reader go on at the panel that opened.
  const opened = `${search.domanda ?? ''} ${search.sezione ?? ''}`;
  const before = useRef(opened);
  useEffect(() => {
    if (opened !== before.current && document.activeElement === document.body) panel.current?.querySelector<HTMLElement>('h2')?.focus();
    before.current = opened;
  }, [opened]);

  return (
    <div className={classes['columns']} data-one={question || section ? true : undefined}>
      <div className={classes['outline']}>
        <TemplateOutline
          sections={sections}
          errors={errors}
          current={search}
          edit={edit}
          onAddQuestion={addQuestion}
          onAddSection={addSection}
        />
      </div>
      <div ref={panel} className={classes['panel']}>
        {(question || section) && (
          <Link to="." search={{}} resetScroll={false} className={classes['back']}>
            <IconArrowLeft size={15} stroke={1.7} aria-hidden />
            Tutto il questionario
          </Link>
        )}
        {question ? (
          <QuestionPanel
            key={question.code}
            question={question}
            template={template}
            errors={errors.filter((error) => error.question?.code === question.code)}
            edit={edit}
            onOpen={(code) => open({ domanda: code })}
            onRemove={remove}
          />
        ) : section ? (
          <SectionPanel
            key={at}
            section={section}
            at={at}
            count={sections.length}
            errors={errors.filter((error) => error.section === at && !error.question)}
            edit={edit}
            onOpen={(next) => open({ sezione: next + 1 })}
            onAddQuestion={() => addQuestion(at)}
            onRemove={remove}
          />
        ) : (
          <TemplatePanel template={template} errors={errors} edit={draft.edit} />
        )}
      </div>
    </div>
  );
}
