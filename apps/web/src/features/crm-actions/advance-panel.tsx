import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { todayInRome } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { CONTROL_KEY, useShortcuts } from '../../lib/shortcuts';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { ActionHead } from './action-details';
import classes from './advance-panel.module.css';
import drawer from './action-drawer.module.css';
import { ActionFields } from './action-fields';
import { STATE_LABELS } from '../records/actions/action-labels';
import { STEPS } from '../records/actions/action-menu';
import { OutcomeIcon } from '../records/actions/action-parts';
import { outcomesQuery } from '../records/actions/action-queries';
import { type ActionValues, errorsUnder, missingIn, valuesOf } from './action-values';
import { AlreadyClosed } from './already-closed';
import { DrawerGuard } from './drawer-guard';
import type { AdvanceStep } from '../records/actions/drawer-search';
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
  const { readOnly } = useMe();
  const readOnlyProps = useReadOnlyProps();
  const form = useRef<HTMLFormElement>(null);
  const [outcomeId, setOutcomeId] = useState<string | null>(null);
  const [note, setNote] = useState<ActionValues>(() => ({ ...valuesOf(action), ...EMPTY_NOTE, plannedOn: todayInRome() }));
  const next = useNextValues(action, outcomeId, step === 'prosegui');
  const [missing, setMissing] = useState<Record<string, string>>({});
  const done = useRef(false);
  const { advance, advancing, overtaken, problem } = useAdvance(() => {
    done.current = true;
    onDone();
  });

  const offered = outcomes.filter(
    ({ active, state, typeIds }) =>
      active && state !== 'planned' && (typeIds.length === 0 || action.type === null || typeIds.includes(action.type.id)),
  );
  const chosen = offered.find(({ id }) => id === outcomeId);
  // The note gets the outcome of the action until the user chooses another one.
  const history = { ...note, outcomeId: note.outcomeId ?? outcomeId };
  const follows = step === 'storico' ? history : next.values;
  const refused = fieldErrorsOf(problem);
  const prefix = step === 'storico' ? 'history.' : 'action.';
  const errors = { ...errorsUnder(refused, prefix), ...missing };
  const general = problem !== null && !overtaken && Object.keys(refused).length === 0;

  useShortcuts(
    {
      '1': () => onStep('chiudi'),
      '2': () => onStep('storico'),
      '3': () => onStep('prosegui'),
      'ctrl+Enter': () => form.current?.requestSubmit(),
    },
    dialog,
  );
  // Focuses the outcome once its options have loaded, which may be after the drawer has opened; switching tabs does not
  // move the focus.
  const scrolled = useRef(false);
  useEffect(() => {
    if (scrolled.current || offered.length === 0) return;
    scrolled.current = true;
    form.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus();
  });
  useEffect(() => setMissing({}), [step]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (readOnly || advancing) return;
    const found = {
      ...(outcomeId === null && { closing: 'Scegli come è andata' }),
      ...(step === 'storico' && missingIn(history, 'history')),
      ...(step === 'prosegui' && missingIn(next.values, 'action')),
    };
    setMissing(found);
    if (outcomeId !== null && Object.keys(found).length === 0) advance({ action, step, outcomeId, follows });
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  if (action.state !== 'planned' || overtaken) {
    return <AlreadyClosed action={action} step={step} follows={step === 'chiudi' || !overtaken ? null : follows} onDone={onDone} />;
  }
  return (
    <form ref={form} className={drawer['form']} onSubmit={submit} noValidate>
      <div className={drawer['body']}>
        <ActionHead action={action} />
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
        {general && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
        <section className={classes['question']}>
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
            value={outcomeId}
            onChange={setOutcomeId}
            error={missing['closing'] ?? refused['outcomeId']}
          />
        </section>
        {step !== 'chiudi' && (
          <section className={classes['question']}>
            <span className={classes['number']} aria-hidden>
              2
            </span>
            <h3>{step === 'storico' ? 'Che cosa è successo?' : 'Cosa succede dopo?'}</h3>
            {step === 'storico' ? (
              <ActionFields key="storico" kind="history" values={history} onChange={setNote} errors={errors} />
            ) : (
              <ActionFields key="prosegui" kind="action" values={next.values} onChange={next.change} errors={errors} />
            )}
          </section>
        )}
      </div>
      <footer className={drawer['foot']}>
        <p className={drawer['effect']} role="status">
          {chosen === undefined ? (
            'Scegli l’esito'
          ) : (
            <>
              Chiude come <b>{STATE_LABELS[chosen.state]}</b>
              {step === 'storico' && ' e aggiunge lo storico'}
              {step === 'prosegui' && ' e pianifica la prossima'}
            </>
          )}
        </p>
        <Button variant="default" onClick={onDone}>
          Annulla
        </Button>
        <Button type="submit" loading={advancing} rightSection={<Kbd onAccent>{`${CONTROL_KEY} Invio`}</Kbd>} {...readOnlyProps}>
          {SUBMIT[step]}
        </Button>
      </footer>
      <DrawerGuard isDirty={() => !done.current && (note.description !== '' || note.notes !== '' || next.touched)}>
        Quello che hai scritto non è salvato.
      </DrawerGuard>
    </form>
  );
}

/** Initial values of a note, without a description because the user must write it. */
const EMPTY_NOTE = { description: '', notes: '', plannedTime: null, durationMinutes: null, outcomeId: null, onCalendar: false };
