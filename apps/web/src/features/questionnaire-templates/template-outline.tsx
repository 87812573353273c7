import { Button } from '@mantine/core';
import type { Question, Section } from '@sestante/questionnaire/template';
import { IconAlertCircle, IconGripVertical, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useRowDrag } from '../../ui/lists/use-row-drag';
import { conditionOf, readCondition } from './condition-text';
import type { TemplateDraft } from './use-template-draft';
import { moveQuestion, moveQuestionTo, moveSection, placeOf, stepFrom } from './template-edit';
import type { PlacedError } from './template-faults';
import { QUESTION_TYPE_LABELS } from './template-labels';
import classes from './template-outline.module.css';
import type { TemplateSearch } from './template-search';

type Dragged = { code: string } | { section: number };

interface TemplateOutlineProps {
  sections: Section[];
  errors: PlacedError[];
  current: TemplateSearch;
  edit: TemplateDraft['editSections'];
  onAddQuestion: (section: number) => void;
  onAddSection: () => void;
}

/** Sections and questions of a draft, in their order: dragged, or moved with Alt and the arrows. */
export function TemplateOutline({ sections, errors, current, edit, onAddQuestion, onAddSection }: TemplateOutlineProps) {
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef<string>(null);
  const [spoken, setSpoken] = useState('');

  // A row that has moved is another element where it crossed a section: the focus follows it.
  useEffect(() => {
    if (moved.current !== null) list.current?.querySelector<HTMLElement>(`[data-row="${moved.current}"]`)?.focus();
    moved.current = null;
  }, [sections]);

  function step(code: string, by: -1 | 1): void {
    const place = stepFrom(sections, code, by);
    if (!place) return;
    moved.current = code;
    edit((now) => moveQuestion(now, code, place));
    setSpoken(`Domanda ${place.index + 1} di “${sections[place.section]?.title ?? ''}”`);
  }

  function stepSection(from: number, by: -1 | 1): void {
    const to = from + by;
    if (to < 0 || to >= sections.length) return;
    moved.current = `sezione-${to}`;
    edit((now) => moveSection(now, from, to));
    setSpoken(`Sezione ${to + 1} di ${sections.length}`);
  }

  const titleOf = ({ title }: Section) => title.trim() || 'Sezione senza titolo';

  return (
    <div ref={list}>
      <ol className={classes['sections']} aria-label="Struttura del questionario">
        {sections.map((section, at) => (
          // A section has no id of its own: its place is its key.
          <li key={at}>
            <Row
              item={{ section: at }}
              accepts={() => true}
              onDrop={(other) =>
                edit((now) =>
                  'code' in other ? moveQuestion(now, other.code, { section: at, index: 0 }) : moveSection(now, other.section, at),
                )
              }
              row={`sezione-${at}`}
              search={{ sezione: at + 1 }}
              current={current.sezione === at + 1}
              onStep={(by) => stepSection(at, by)}
              faulty={errors.some((error) => error.section === at && !error.question)}
              isSection
            >
              <span className="faint figures">{at + 1}.</span>
              <span className="bold breaks">{titleOf(section)}</span>
            </Row>
            <ol className={classes['questions']} aria-label={titleOf(section)}>
              {section.questions.map((question) => (
                <li key={question.code}>
                  <Row
                    item={{ code: question.code }}
                    accepts={(other) => 'code' in other}
                    onDrop={(other) => 'code' in other && edit((now) => moveQuestionTo(now, other.code, question.code))}
                    row={question.code}
                    search={{ domanda: question.code }}
                    current={current.domanda === question.code}
                    onStep={(by) => step(question.code, by)}
                    faulty={errors.some((error) => error.question?.code === question.code)}
                  >
                    <QuestionLines question={question} sections={sections} />
                  </Row>
                </li>
              ))}
            </ol>
            <Button
              variant="subtle"
              size="xs"
              className={classes['add'] ?? ''}
              leftSection={<IconPlus size={15} stroke={1.7} />}
              aria-label={`Aggiungi domanda in “${titleOf(section)}”`}
              onClick={() => onAddQuestion(at)}
            >
              Aggiungi domanda
            </Button>
          </li>
        ))}
      </ol>
      <Button variant="default" leftSection={<IconPlus size={16} stroke={1.7} />} onClick={onAddSection}>
        Aggiungi sezione
      </Button>
      <p role="status" className="spoken">
        {spoken}
      </p>
    </div>
  );
}

interface RowProps {
  item: Dragged;
  accepts: (other: Dragged) => boolean;
  onDrop: (other: Dragged) => void;
  /** Name of the row, for the focus after a move. */
  row: string;
  search: TemplateSearch;
  current: boolean;
  onStep: (by: -1 | 1) => void;
  faulty: boolean;
  isSection?: boolean;
  children: ReactNode;
}

function Row({ item, accepts, onDrop, row, search, current, onStep, faulty, isSection = false, children }: RowProps) {
  const element = useRef<HTMLDivElement>(null);
  const state = useRowDrag<Dragged>(element, { item, accepts, onDrop });

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    <div
      ref={element}
      className={classes['row']}
      data-state={state ?? undefined}
      data-current={current || undefined}
      data-section={isSection || undefined}
    >
      <IconGripVertical size={15} stroke={1.7} aria-hidden className="fixed faint" />
      <Link
        to="."
        search={search}
        resetScroll={false}
        className={classes['link']}
        aria-current={current || undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        draggable={false}
        data-row={row}
        onKeyDown={onKeyDown}
      >
        {children}
      </Link>
      {faulty && <IconAlertCircle size={16} stroke={1.7} role="img" aria-label="Da correggere" className={classes['fault'] ?? ''} />}
    </div>
  );
}

/** Text of a question, its type, and when it is shown. */
export function QuestionLines({ question, sections }: { question: Question; sections: readonly Section[] }) {
  const place = placeOf(sections, question.code);
  const condition = question.showIf === undefined ? null : conditionOf(question.showIf);
  const all = sections.flatMap(({ questions }) => questions);
  return (
    <span className="column shrinks">
      <span className="text-m medium breaks">
        <span className="faint figures">
          {(place?.section ?? 0) + 1}.{(place?.index ?? 0) + 1}
        </span>{' '}
        {question.text.trim() || <em>Domanda senza testo</em>}
      </span>
      <span className={classes['meta']}>
        {QUESTION_TYPE_LABELS[question.type]}
        {question.optional && ' · facoltativa'}
        {question.health && ' · dato sulla salute'}
        {condition && ` · se ${readCondition(condition, all)}`}
        {question.showIf !== undefined && !condition && ' · con una condizione che non si legge'}
      </span>
    </span>
  );
}
