import { Button, SegmentedControl, Textarea } from '@mantine/core';
import type { Condition } from '@sestante/questionnaire/condition';
import { MAX_CONDITION_LENGTH } from '@sestante/questionnaire/condition';
import type { Question } from '@sestante/questionnaire/template';
import { IconEye, IconPlus } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { ConditionRules } from './condition-rules';
import { conditionOf, firstTestOf, formulaOf, readCondition, rulesOf, subjectsOf } from './condition-text';
import type { PlacedError } from './template-faults';
import { errorText } from './template-labels';
import classes from './template-panel.module.css';

interface ConditionFieldProps {
  question: Question;
  /** Questions that stand before it, which the condition may name. */
  before: Question[];
  error: PlacedError | undefined;
  onChange: (showIf: string | undefined) => void;
}

/** Condition under which a question is shown: as rules to choose, or as its formula. */
export function ConditionField({ question: { showIf }, before, error, onChange }: ConditionFieldProps) {
  const id = useId();
  const [asFormula, setAsFormula] = useState(false);
  const condition = showIf === undefined ? null : conditionOf(showIf);
  const rules = condition && rulesOf(condition);
  const subjects = subjectsOf(before);
  const nearest = subjects.at(-1);
  const formulaShown = showIf !== undefined && (asFormula || rules === null);
  const write = (next: Condition | null) => onChange(next === null ? undefined : formulaOf(next));

  function type(formula: string): void {
    // Otherwise the field would be gone as soon as what is typed can be chosen from lists.
    setAsFormula(true);
    onChange(formula);
  }

  return (
    <fieldset className={classes['group']} aria-describedby={`${id}-reading`}>
      <legend>Quando si mostra</legend>
      {showIf === undefined ? (
        <div className="row wraps gap-m">
          <span className="text-m soft">Sempre</span>
          {nearest && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={15} stroke={1.7} />}
              onClick={() => write(firstTestOf(nearest))}
            >
              Aggiungi una condizione
            </Button>
          )}
        </div>
      ) : (
        <>
          <div className="row wraps gap-m">
            <SegmentedControl
              size="xs"
              aria-label="Come scrivere la condizione"
              value={formulaShown ? 'formula' : 'rules'}
              onChange={(value) => setAsFormula(value === 'formula')}
              data={[
                { value: 'rules', label: 'A scelta', disabled: rules === null },
                { value: 'formula', label: 'Formula' },
              ]}
            />
            <Button variant="subtle" size="xs" onClick={() => onChange(undefined)}>
              Togli la condizione
            </Button>
          </div>
          {formulaShown ? (
            <FormulaField text={showIf} before={before} error={error} onChange={type} />
          ) : (
            rules && <ConditionRules rules={rules} subjects={subjects} onChange={write} />
          )}
        </>
      )}
      {error && !formulaShown && (
        <p role="alert" className={classes['error']}>
          {errorText(error)}
        </p>
      )}
      <p id={`${id}-reading`} className={classes['reading']}>
        {condition && (
          <>
            <IconEye size={15} stroke={1.7} aria-hidden /> Si mostra se {readCondition(condition, before)}.
          </>
        )}
      </p>
    </fieldset>
  );
}

interface FormulaFieldProps {
  text: string;
  before: Question[];
  error: PlacedError | undefined;
  onChange: (showIf: string) => void;
}

function FormulaField({ text, before, error, onChange }: FormulaFieldProps) {
  const at = error?.at;
  return (
    <>
      <Textarea
        aria-label="Formula della condizione"
        classNames={{ input: classes['formula'] ?? '' }}
        autosize
        maxLength={MAX_CONDITION_LENGTH}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => onChange(value)}
        error={error && errorText(error)}
      />
      {at !== undefined && (
        <p className={classes['place']}>
          <span aria-hidden>
            {text.slice(0, at)}
            <mark>{/^\S*/.exec(text.slice(at))?.[0] || ' '}</mark>
            {text.slice(at).replace(/^\S*/, '')}
          </span>
          <span className="spoken">L’errore è al carattere {at + 1}</span>
        </p>
      )}
      <details className={classes['codes']}>
        <summary>Codici delle domande e come si scrive</summary>
        <p>
          Si scrive <code>codice = risposta</code>, <code>codice in [una, altra]</code>, <code>codice has risposta</code> (con più risposte)
          o <code>codice &gt;= 2</code>; si uniscono con <code>and</code>, <code>or</code>, <code>not</code> e le parentesi.
        </p>
        <dl>
          {subjectsOf(before).map(({ code, question }) => (
            <div key={code}>
              <dt>
                <code>{code}</code> {question.text}
              </dt>
              <dd>
                {question.type === 'yesNo' && 'yes Sì · no No'}
                {question.choices?.map((choice) => `${choice.code} ${choice.label}`).join(' · ')}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
