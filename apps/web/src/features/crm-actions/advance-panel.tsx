import { useQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { todayInRome } from '../../lib/formats';
import { ApiProblem } from '../../lib/problems';
import { useShortcuts } from '../../lib/shortcuts';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { FormPanel } from '../../ui/forms/form-panel';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { ActionHead } from './action-details';
import classes from './advance-panel.module.css';
import { ActionFields } from './action-fields';
import { STATE_LABELS } from '../records/actions/action-labels';
import { STEPS } from '../records/actions/action-menu';
import { OutcomeIcon } from '../records/actions/action-parts';
import { outcomesQuery } from '../records/actions/action-queries';
import { type AdvanceStep, leavesDrawer } from '../records/actions/drawer-search';
import { type ActionValues, EMPTY_VALUES, missingIn, valuesOf } from './action-values';
import { AlreadyClosed } from './already-closed';
import { useAdvance } from './use-advance';
import { useNextValues } from './use-next-values';

interface AdvancePanelProps {
  action: CrmActionDto;
  step: AdvanceStep;
  dialog: RefObject<HTMLElement | null>;
  onStep: (step: AdvanceStep) => void;
  onDone: () => void;
}

const SUBMIT: Record<AdvanceStep, string> = { chiudi: 'Chiudi', storico: 'Chiudi con Storico', prosegui: 'Prosegui' };

/**
 * Closes an action, alone, with a note or with a follow-up. The three tabs share the outcome, so that switching loses
 * nothing.
 */
export function AdvancePanel({ action, step, dialog, onStep, onDone }: AdvancePanelProps) {
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const content = useRef<HTMLDivElement>(null);
  const { advance, onAdvanced } = useAdvance();
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: {
      outcomeId: null as string | null,
      history: { ...valuesOf(action), ...EMPTY_NOTE, plannedOn: todayInRome() },
      action: EMPTY_VALUES,
    },
    validate: (values) => ({
      ...(values.outcomeId === null && { outcomeId: 'Scegli come è andata' }),
      ...(step === 'storico' && missingIn(noteOf(values), 'history', 'history.')),
      ...(step === 'prosegui' && missingIn(values.action, 'action', 'action.')),
    }),
    send: (values, headers) =>
      advance({ action, step, outcomeId: values.outcomeId ?? '', follows: step === 'storico' ? noteOf(values) : values.action }, headers),
    onSaved: (answer) => {
      onAdvanced(answer, step);
      onDone();
    },
  });
  const { values, problem, clearErrors } = form;
  const { outcomeId } = values;
  const overtaken = problem instanceof ApiProblem && problem.code === 'action-already-closed';
  const next = useNextValues(action, outcomeId, step === 'prosegui');
  const suggestNext = useEffectEvent(() => form.suggest({ action: next }));
  useEffect(() => suggestNext(), [next]);

  const offered = outcomes.filter(
    ({ active, state, typeIds }) =>
      active && state !== 'planned' && (typeIds.length === 0 || action.type === null || typeIds.includes(action.type.id)),
  );
  const chosen = offered.find(({ id }) => id === outcomeId);

  useShortcuts(
    {
      '1': () => onStep('chiudi'),
      '2': () => onStep('storico'),
      '3': () => onStep('prosegui'),
    },
    dialog,
  );
  // Focuses the outcome once its options have loaded, which may be after the drawer has opened; switching tabs does not
  // move the focus.
  const scrolled = useRef(false);
  useEffect(() => {
    if (scrolled.current || offered.length === 0) return;
    scrolled.current = true;
    content.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus();
  });
  // The errors of one step are not those of another.
  useEffect(() => clearErrors(), [step, clearErrors]);

  if (action.state !== 'planned' || overtaken) {
    const follows = step === 'storico' ? noteOf(values) : values.action;
    return <AlreadyClosed action={action} step={step} follows={step === 'chiudi' || !overtaken ? null : follows} onDone={onDone} />;
  }
  return (
    <FormPanel
      // A chosen outcome alone is not worth a question.
      form={{ ...form, isDirty: () => form.isDirty('history') || form.isDirty('action') }}
      heading={<ActionHead action={action} />}
      unsavedText="Quello che hai scritto non è salvato."
      leaves={leavesDrawer}
      submitLabel={SUBMIT[step]}
      submitKey="Invio"
      onCancel={onDone}
      effect={
        chosen === undefined ? (
          'Scegli l’esito'
        ) : (
          <>
            Chiude come <b>{STATE_LABELS[chosen.state]}</b>
            {step === 'storico' && ' e aggiunge lo storico'}
            {step === 'prosegui' && ' e pianifica la prossima'}
          </>
        )
      }
    >
      <div role="tablist" aria-label="Come avanzare" className={classes['steps']}>
        {STEPS.map((one) => (
          <button
            key={one.step}
            type="button"
            role="tab"
            className={classes['step']}
            aria-selected={one.step === step}
            title={one.hint}
            onClick={() => onStep(one.step)}
          >
            {one.label}
          </button>
        ))}
      </div>
      <section ref={content} className={classes['question']}>
        <span className={classes['number']} aria-hidden>
          1
        </span>
        <h3>Com’è andata?</h3>
        <ChipChoice
          label="Esito"
          labelHidden
          required
          options={offered.map((outcome) => ({ value: outcome.id, label: outcome.name, icon: <OutcomeIcon outcome={outcome} /> }))}
          autoFocus
          {...form.getInputProps('outcomeId')}
        />
      </section>
      {step !== 'chiudi' && (
        <section className={classes['question']}>
          <span className={classes['number']} aria-hidden>
            2
          </span>
          <h3>{step === 'storico' ? 'Che cosa è successo?' : 'Cosa succede dopo?'}</h3>
          {step === 'storico' ? (
            <ActionFields key="storico" kind="history" form={form} within="history." values={noteOf(values)} />
          ) : (
            <ActionFields key="prosegui" kind="action" form={form} within="action." values={values.action} />
          )}
        </section>
      )}
    </FormPanel>
  );
}

/** Returns the note, which gets the outcome of the action until the user chooses another one. */
function noteOf({ history, outcomeId }: { history: ActionValues; outcomeId: string | null }): ActionValues {
  return { ...history, outcomeId: history.outcomeId ?? outcomeId };
}

/** Initial values of a note, without a description because the user must write it. */
const EMPTY_NOTE = { description: '', notes: '', plannedTime: null, durationMinutes: null, outcomeId: null, onCalendar: false };
