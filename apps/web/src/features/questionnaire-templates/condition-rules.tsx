import { ActionIcon, Button, MultiSelect, SegmentedControl, Select } from '@mantine/core';
import type { Comparison, Condition, ConditionTest } from '@sestante/questionnaire/condition';
import type { Question } from '@sestante/questionnaire/template';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { WholeNumberField } from '../../ui/forms/whole-number-field';
import { choiceTest, COMPARISONS, conditionOfRules, firstTestOf, labelOf, type Rules, type Subject } from './condition-text';
import classes from './template-panel.module.css';

interface ConditionRulesProps {
  rules: Rules;
  /** Questions that the condition may test. */
  subjects: Subject[];
  onChange: (condition: Condition | null) => void;
}

/** A condition as a list of rules, all of which or any of which must hold. */
export function ConditionRules({ rules, subjects, onChange }: ConditionRulesProps) {
  const { join, tests } = rules;
  const nearest = subjects.at(-1);
  const set = (next: Partial<Rules>) => onChange(conditionOfRules({ ...rules, ...next }));
  return (
    <>
      {tests.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Quante condizioni devono valere"
          value={join}
          onChange={(value) => set({ join: value === 'or' ? 'or' : 'and' })}
          data={[
            { value: 'and', label: 'Tutte' },
            { value: 'or', label: 'Almeno una' },
          ]}
        />
      )}
      <ul className={classes['choices']}>
        {tests.map((test, at) => (
          // A rule has no id of its own: its place is its key.
          <li key={at} className={classes['rule']}>
            <Rule test={test} number={at + 1} subjects={subjects} onChange={(next) => set({ tests: tests.with(at, next) })} />
            <ActionIcon aria-label={`Togli la condizione ${at + 1}`} onClick={() => set({ tests: tests.toSpliced(at, 1) })}>
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {nearest && (
        <div className="row wraps gap-m">
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={15} stroke={1.7} />}
            onClick={() => set({ tests: [...tests, firstTestOf(nearest)] })}
          >
            Aggiungi un’altra condizione
          </Button>
        </div>
      )}
    </>
  );
}

interface RuleProps {
  test: ConditionTest;
  number: number;
  subjects: Subject[];
  onChange: (test: ConditionTest) => void;
}

function Rule({ test, number, subjects, onChange }: RuleProps) {
  const subject = subjects.find(({ code }) => code === test.code);
  // A question that does not stand before this one any more stays chosen, beside its error.
  const codes = subject ? subjects : [...subjects, { code: test.code, question: null }];
  return (
    <div className="fluid column gap-s">
      <Select
        aria-label={`Domanda della condizione ${number}`}
        searchable
        data={codes.map(({ code, question }) => ({ value: code, label: subjectLabel(code, question) }))}
        value={test.code}
        onChange={(value) => {
          const next = subjects.find(({ code }) => code === value);
          if (next) onChange(firstTestOf(next));
        }}
        allowDeselect={false}
      />
      <div className={classes['rule']}>
        {test.kind === 'compare' ? (
          <>
            <Select
              aria-label={`Confronto della condizione ${number}`}
              data={(Object.keys(COMPARISONS) as Comparison[]).map((value) => ({ value, label: COMPARISONS[value] }))}
              value={test.operator}
              onChange={(operator) => operator !== null && onChange({ ...test, operator })}
              allowDeselect={false}
            />
            <WholeNumberField
              aria-label={`Numero della condizione ${number}`}
              value={test.number}
              onChange={(value) => onChange({ ...test, number: value ?? 0 })}
              thousandSeparator="."
              decimalSeparator=","
            />
          </>
        ) : (
          <ChoiceRule test={test} number={number} question={subject?.question} onChange={onChange} />
        )}
      </div>
    </div>
  );
}

interface ChoiceRuleProps {
  test: Exclude<ConditionTest, { kind: 'compare' }>;
  number: number;
  question: Question | undefined;
  onChange: (test: ConditionTest) => void;
}

function ChoiceRule({ test, number, question, onChange }: ChoiceRuleProps) {
  const chosen = test.kind === 'in' ? test.choices : [test.choice];
  const known = question?.type === 'yesNo' ? ['yes', 'no'] : (question?.choices ?? []).map(({ code }) => code);
  const data = [...new Set([...known, ...chosen])].map((value) => ({ value, label: labelOf(value, question) }));
  const label = `Risposta della condizione ${number}`;
  if (question?.type !== 'oneOf') {
    return (
      <Select
        aria-label={label}
        data={data}
        value={chosen[0] ?? null}
        onChange={(choice) => choice !== null && test.kind !== 'in' && onChange({ ...test, choice })}
        allowDeselect={false}
      />
    );
  }
  return (
    <MultiSelect
      aria-label={label}
      data={data}
      value={chosen}
      onChange={(choices) => choices.length > 0 && onChange(choiceTest(test.code, choices))}
      className="fluid"
    />
  );
}

function subjectLabel(code: string, question: Question | null): string {
  if (question === null) return code;
  return question.code === code ? question.text.trim() || code : 'Età, dalla data di nascita';
}
