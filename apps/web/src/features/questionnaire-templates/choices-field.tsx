import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Choice, Question } from '@sestante/questionnaire/template';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { WholeNumberField } from '../../ui/forms/whole-number-field';
import { given, newChoice, NONE } from './template-edit';
import type { PlacedError } from './template-faults';
import { errorText } from './template-labels';
import classes from './template-panel.module.css';

interface ChoicesFieldProps {
  question: Question;
  /** Whether choices can neither be added nor removed, only worded and ordered. */
  fixed: boolean;
  errors: PlacedError[];
  onChange: (next: (before: Question) => Question) => void;
}

/** Choices of a question. Their codes are made here, and never shown. */
export function ChoicesField({ question, fixed, errors, onChange }: ChoicesFieldProps) {
  const { choices = [], type, max } = question;
  const list = useRef<HTMLOListElement>(null);
  const set = (change: (choices: Choice[]) => Choice[]) => onChange((before) => ({ ...before, choices: change(before.choices ?? []) }));
  const errorOf = (path: string) => {
    const error = errors.find((one) => one.path === path);
    return error && errorText(error);
  };

  function move(from: number, to: number): void {
    set((now) => now.toSpliced(from, 1).toSpliced(to, 0, ...now.slice(from, from + 1)));
  }

  function add(choice: Choice): void {
    set((now) => [...now, choice]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  }

  return (
    <fieldset className={classes['group']}>
      <legend>Risposte</legend>
      <ol ref={list} className={classes['choices']}>
        {choices.map(({ code, label }, at) => (
          <li key={code} className={classes['choice']}>
            <TextInput
              aria-label={`Risposta ${at + 1}`}
              className="fluid"
              maxLength={200}
              value={label}
              onChange={({ currentTarget: { value } }) =>
                set((now) => now.map((choice) => (choice.code === code ? { ...choice, label: value } : choice)))
              }
              error={errorOf(`choices/${at}/label`) ?? errorOf(`choices/${at}/code`)}
            />
            <ActionIcon aria-label={`Sposta la risposta ${at + 1} prima`} disabled={at === 0} onClick={() => move(at, at - 1)}>
              <IconArrowUp size={16} stroke={1.7} />
            </ActionIcon>
            <ActionIcon
              aria-label={`Sposta la risposta ${at + 1} dopo`}
              disabled={at === choices.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <IconArrowDown size={16} stroke={1.7} />
            </ActionIcon>
            {!fixed && (
              <ActionIcon
                aria-label={`Elimina la risposta ${at + 1}`}
                onClick={() => set((now) => now.filter((choice) => choice.code !== code))}
              >
                <IconTrash size={16} stroke={1.7} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {errorOf('choices') !== undefined && (
        <p role="alert" className={classes['error']}>
          {errorOf('choices')}
        </p>
      )}
      {!fixed && (
        <div className="row wraps gap-m">
          <Button variant="default" size="xs" leftSection={<IconPlus size={15} stroke={1.7} />} onClick={() => add(newChoice())}>
            Aggiungi risposta
          </Button>
          {type === 'manyOf' && !choices.some(({ code }) => code === NONE) && (
            <Button variant="subtle" size="xs" onClick={() => add({ code: NONE, label: 'Nessuna di queste' })}>
              Aggiungi “Nessuna di queste”
            </Button>
          )}
        </div>
      )}
      {type === 'manyOf' && (
        <WholeNumberField
          label="Quante se ne possono scegliere"
          placeholder="Tutte"
          value={max ?? null}
          min={1}
          onChange={(value) => onChange(({ max: _max, ...before }) => ({ ...before, ...given('max', value ?? undefined) }))}
          error={errorOf('max')}
          className={classes['short'] ?? ''}
        />
      )}
    </fieldset>
  );
}
