import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { type Question, type QuestionType, type Template, TOPICS, type Topic } from '@sestante/questionnaire/template';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { WholeNumberField } from '../../ui/forms/whole-number-field';
import { Notice } from '../../ui/feedback/notice';
import { ChoicesField } from './choices-field';
import { ConditionField } from './condition-field';
import { given, hasChoices, moveQuestion, placeOf, questionsBefore, withChange, withType } from './template-edit';
import { isStandard, type PlacedError } from './template-faults';
import { errorText, QUESTION_TYPE_LABELS, TOPIC_LABELS } from './template-labels';
import classes from './template-panel.module.css';
import type { TemplateDraft } from './use-template-draft';

/** Types that a new question can have; the others are lists that the registry reads. */
const NEW_TYPES: readonly QuestionType[] = ['yesNo', 'oneOf', 'manyOf', 'integer', 'percent', 'money', 'date', 'text'];

interface QuestionFormProps {
  question: Question;
  template: Template;
  errors: PlacedError[];
  edit: TemplateDraft['editSections'];
}

/** Fields of a question. Each change is part of the draft at once, and saved with it. */
export function QuestionForm({ question, template, errors, edit }: QuestionFormProps) {
  const { code, type } = question;
  const { sections } = template;
  const standard = isStandard(template, question);
  const change = (next: Partial<Question>) => edit((now) => withChange(now, code, (before) => ({ ...before, ...next })));
  const replace = (next: (before: Question) => Question) => edit((now) => withChange(now, code, next));
  const errorOf = (path: string): string | undefined => {
    const error = errors.find((one) => one.path === path);
    return error && errorText(error);
  };
  const types = NEW_TYPES.includes(type) ? NEW_TYPES : [type];
  return (
    <>
      {standard && (
        <Notice tone="info">
          È una domanda standard: il punteggio la legge, perciò tipo e risposte restano questi. Puoi cambiare le parole, oppure duplicarla.
        </Notice>
      )}
      {errorOf('code') !== undefined && (
        <Notice tone="danger" role="alert">
          {errorOf('code')}
        </Notice>
      )}
      <Textarea
        label="Testo"
        withAsterisk
        autosize
        minRows={2}
        maxLength={500}
        value={question.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        error={errorOf('text')}
        // A question that has just been added is written at once.
        autoFocus={question.text === ''}
      />
      <Textarea
        label="Spiegazione"
        description="La riga sotto la domanda, se serve"
        inputWrapperOrder={FIELD_ORDER}
        autosize
        maxLength={500}
        value={question.help ?? ''}
        onChange={({ currentTarget: { value } }) =>
          replace(({ help: _help, ...before }) => ({ ...before, ...given('help', value === '' ? undefined : value) }))
        }
        error={errorOf('help')}
      />
      <div className={classes['pair']}>
        <Select
          label="Tipo di risposta"
          data={types.map((value) => ({ value, label: QUESTION_TYPE_LABELS[value] }))}
          value={type}
          onChange={(value) => value !== null && replace((before) => withType(before, value))}
          disabled={standard || types.length === 1}
          allowDeselect={false}
          error={errorOf('type')}
        />
        <Select
          label="Sezione"
          data={sections.map(({ title }, index) => ({ value: String(index), label: `${index + 1}. ${title}` }))}
          value={String(placeOf(sections, code)?.section ?? 0)}
          onChange={(value) => {
            const section = Number(value);
            edit((now) => moveQuestion(now, code, { section, index: now[section]?.questions.length ?? 0 }));
          }}
          allowDeselect={false}
        />
      </div>
      {hasChoices(type) && <ChoicesField question={question} fixed={standard} errors={errors} onChange={replace} />}
      {(type === 'integer' || type === 'money') && <RangeFields question={question} errorOf={errorOf} onChange={replace} />}
      <ConditionField
        key={code}
        question={question}
        before={questionsBefore(sections, code)}
        error={errors.find(({ path }) => path === 'showIf')}
        onChange={(showIf) => replace(({ showIf: _showIf, ...before }) => ({ ...before, ...given('showIf', showIf) }))}
      />
      <Select
        label="Tema"
        description="A quale tema dell’articolo 58 (Regolamento IVASS 40/2018) serve la domanda"
        inputWrapperOrder={FIELD_ORDER}
        data={TOPICS.map((value) => ({ value, label: TOPIC_LABELS[value] }))}
        value={question.topic}
        onChange={(value) => value !== null && change({ topic: value as Topic })}
        allowDeselect={false}
        error={errorOf('topic')}
      />
      <Checkbox.Group label="Aree di rischio" value={question.areas} onChange={(areas) => change({ areas })}>
        <div className={classes['areas']}>
          {template.areas.map((area) => (
            <Checkbox key={area.code} value={area.code} label={area.label} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label="Facoltativa"
        description="Il questionario si può inviare anche senza questa risposta"
        checked={question.optional ?? false}
        onChange={({ currentTarget: { checked } }) =>
          replace(({ optional: _optional, ...before }) => ({ ...before, ...given('optional', checked || undefined) }))
        }
      />
      <Checkbox
        label="Dato sulla salute"
        description="La risposta è cifrata, si chiede solo con il consenso apposito e la legge solo chi ne ha il permesso"
        checked={question.health ?? false}
        disabled={standard}
        onChange={({ currentTarget: { checked } }) =>
          replace(({ health: _health, ...before }) => ({ ...before, ...given('health', checked || undefined) }))
        }
      />
    </>
  );
}

interface RangeFieldsProps {
  question: Question;
  errorOf: (path: string) => string | undefined;
  onChange: (next: (before: Question) => Question) => void;
}

function RangeFields({ question, errorOf, onChange }: RangeFieldsProps) {
  return (
    <div className={classes['range']}>
      <WholeNumberField
        label={question.type === 'money' ? 'Minimo, in euro' : 'Minimo'}
        value={question.min ?? null}
        onChange={(min) => onChange(({ min: _min, ...before }) => ({ ...before, ...given('min', min ?? undefined) }))}
        error={errorOf('min')}
        thousandSeparator="."
        decimalSeparator=","
      />
      <WholeNumberField
        label={question.type === 'money' ? 'Massimo, in euro' : 'Massimo'}
        value={question.max ?? null}
        onChange={(max) => onChange(({ max: _max, ...before }) => ({ ...before, ...given('max', max ?? undefined) }))}
        error={errorOf('max')}
        thousandSeparator="."
        decimalSeparator=","
      />
      {question.type === 'integer' && (
        <TextInput
          label="Unità"
          placeholder="per esempio m²"
          maxLength={20}
          value={question.unit ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange(({ unit: _unit, ...before }) => ({ ...before, ...given('unit', value === '' ? undefined : value) }))
          }
        />
      )}
    </div>
  );
}
