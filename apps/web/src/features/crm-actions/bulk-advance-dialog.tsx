import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { bulkAdvanceCrmActions, undo } from '@sestante/api-client';
import type { AdvanceResult, CrmActionDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { formatInteger, todayInRome } from '../../lib/formats';
import { showToast } from '../../lib/toasts';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import classes from './action-drawer.module.css';
import { ActionFields } from './action-fields';
import { STEPS } from '../records/actions/action-menu';
import { OutcomeIcon } from '../records/actions/action-parts';
import { outcomesQuery } from '../records/actions/action-queries';
import { type ActionValues, EMPTY_VALUES, missingIn, toBody } from './action-values';
import type { AdvanceStep } from '../records/actions/drawer-search';

/** Reasons for which an action was skipped, by API code. */
const REASONS: Record<string, string> = {
  'not-found': 'non c’è più',
  'action-already-closed': 'qualcun altro l’ha già chiusa',
  'not-for-this-type': 'questo esito non vale per il suo tipo',
  'operator-cannot-see': 'l’operatore non vede il cliente',
};

interface BulkAdvanceDialogProps {
  actions: CrmActionDto[];
  onClose: () => void;
  onAllDone: () => void;
}

/** Closes or continues many actions at once; skipped ones are listed with the reason. */
export function BulkAdvanceDialog({ actions, onClose, onAllDone }: BulkAdvanceDialogProps) {
  const outcomes = (useQuery(outcomesQuery).data?.data ?? []).filter(({ active, state }) => active && state !== 'planned');
  const [left, setLeft] = useState<AdvanceResult[]>([]);
  const revert = useMutation({
    mutationFn: (token: string) => undo({ path: { token }, throwOnError: true }),
    meta: { affects: ['records'] },
    onSuccess: () => showToast('Tutto come prima'),
  });
  const form = useRecordForm({
    inPlace: true,
    affects: ['records'],
    start: {
      step: 'chiudi' as AdvanceStep,
      outcomeId: null as string | null,
      follows: { ...EMPTY_VALUES, plannedOn: todayInRome() } as ActionValues,
    },
    validate: (values) => ({
      ...(values.outcomeId === null && { outcomeId: 'Scegli come è andata' }),
      ...(values.step === 'storico' && missingIn(noteOf(values), 'history', 'follows.')),
      ...(values.step === 'prosegui' && missingIn(values.follows, 'action', 'follows.')),
    }),
    placeOf: (path) => path.replace(/^(history|action)\./, 'follows.'),
    send: async (values, headers) => {
      const body = {
        ids: actions.map(({ id }) => id),
        outcomeId: values.outcomeId ?? '',
        ...(values.step === 'storico' && { history: toBody(noteOf(values), 'history') }),
        ...(values.step === 'prosegui' && { action: toBody(values.follows, 'action') }),
      };
      return (await bulkAdvanceCrmActions({ body, headers, throwOnError: true })).data;
    },
    onSaved: ({ results, undoToken }) => {
      const done = results.filter(({ advanced }) => advanced).length;
      if (done > 0 && undoToken !== null) {
        showToast(done === 1 ? '1 azione avanzata' : `${formatInteger(done)} azioni avanzate`, () => revert.mutate(undoToken));
      }
      setLeft(results.filter(({ advanced }) => !advanced));
      if (done < results.length) return;
      onClose();
      onAllDone();
    },
  });

  if (left.length > 0) return <LeftBehind results={left} actions={actions} onClose={onClose} />;
  const howMany = actions.length === 1 ? '1 azione' : `${formatInteger(actions.length)} azioni`;
  const { values } = form;
  return (
    <FormDialog form={form} title={`Avanza ${howMany}`} size="lg" unsavedText={null} submitLabel={`Avanza ${howMany}`} onClose={onClose}>
      <ChipChoice
        label="Come avanzare"
        options={STEPS.map(({ step: value, label, icon: Glyph }) => ({
          value,
          label,
          icon: <Glyph size={15} stroke={1.7} aria-hidden />,
        }))}
        {...form.getInputProps('step')}
      />
      <ChipChoice
        label="Com’è andata?"
        required
        options={outcomes.map((outcome) => ({ value: outcome.id, label: outcome.name, icon: <OutcomeIcon outcome={outcome} /> }))}
        {...form.getInputProps('outcomeId')}
        autoFocus
      />
      {values.step === 'storico' && <ActionFields kind="history" form={form} within="follows." values={noteOf(values)} />}
      {values.step === 'prosegui' && <ActionFields kind="action" form={form} within="follows." values={values.follows} />}
    </FormDialog>
  );
}

/** Returns the note, which gets the outcome of the actions until the user chooses another one. */
function noteOf({ follows, outcomeId }: { follows: ActionValues; outcomeId: string | null }): ActionValues {
  return { ...follows, outcomeId: follows.outcomeId ?? outcomeId };
}

function LeftBehind({ results, actions, onClose }: { results: AdvanceResult[]; actions: CrmActionDto[]; onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Alcune sono rimaste come erano" size="md">
      <div className={classes['fields']}>
        <ul className={classes['left']}>
          {results.map(({ id, code }) => (
            <li key={id}>
              <b>{actions.find((action) => action.id === id)?.description ?? 'Azione'}</b>: {REASONS[code ?? ''] ?? 'non è stato possibile'}
            </li>
          ))}
        </ul>
        <div className="flex end gap-m">
          <Button onClick={onClose} data-autofocus>
            Ho capito
          </Button>
        </div>
      </div>
    </Modal>
  );
}
