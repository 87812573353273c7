import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bulkAdvanceCrmActions, undo } from '@sestante/api-client';
import type { AdvanceResult, CrmActionDto } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { formatInteger, todayInRome } from '../../lib/formats';
import { idempotencyKeys } from '../../lib/idempotency';
import { fieldErrorsOf, problemText } from '../../lib/problems';
import { showToast } from '../../lib/toasts';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { Notice } from '../../ui/feedback/notice';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import { refreshActions } from '../records/actions/action-cache';
import classes from './action-drawer.module.css';
import { ActionFields } from './action-fields';
import { STEPS } from '../records/actions/action-menu';
import { OutcomeIcon } from '../records/actions/action-parts';
import { outcomesQuery } from '../records/actions/action-queries';
import { type ActionValues, EMPTY_VALUES, errorsUnder, missingIn, toBody } from './action-values';
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
  const queryClient = useQueryClient();
  const outcomes = (useQuery(outcomesQuery).data?.data ?? []).filter(({ active, state }) => active && state !== 'planned');
  const [keys] = useState(idempotencyKeys);
  const [step, setStep] = useState<AdvanceStep>('chiudi');
  const [outcomeId, setOutcomeId] = useState<string | null>(null);
  const [follows, setFollows] = useState<ActionValues>(() => ({ ...EMPTY_VALUES, plannedOn: todayInRome() }));
  const [missing, setMissing] = useState<Record<string, string>>({});
  useReturnFocus();

  const revert = useMutation({
    mutationFn: (token: string) => undo({ path: { token }, throwOnError: true }),
    onSuccess: () => showToast('Tutto come prima'),
    onSettled: () => refreshActions(queryClient),
  });
  const advance = useMutation({
    mutationFn: async (body: Parameters<typeof bulkAdvanceCrmActions>[0]['body']) =>
      (await bulkAdvanceCrmActions({ body, headers: { 'Idempotency-Key': keys.keyFor(body) }, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: ({ results, undoToken }) => {
      keys.done();
      const done = results.filter(({ advanced }) => advanced).length;
      if (done > 0 && undoToken !== null) {
        showToast(done === 1 ? '1 azione avanzata' : `${formatInteger(done)} azioni avanzate`, () => revert.mutate(undoToken));
      }
      if (done === results.length) {
        onClose();
        onAllDone();
      }
    },
    onSettled: () => refreshActions(queryClient),
  });

  const note = { ...follows, outcomeId: follows.outcomeId ?? outcomeId };
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (advance.isPending) return;
    const found = {
      ...(outcomeId === null && { closing: 'Scegli come è andata' }),
      ...(step === 'storico' && missingIn(note, 'history')),
      ...(step === 'prosegui' && missingIn(follows, 'action')),
    };
    setMissing(found);
    if (outcomeId === null || Object.keys(found).length > 0) return;
    advance.mutate({
      ids: actions.map(({ id }) => id),
      outcomeId,
      ...(step === 'storico' && { history: toBody(note, 'history') }),
      ...(step === 'prosegui' && { action: toBody(follows, 'action') }),
    });
  }

  const left = advance.data?.results.filter(({ advanced }) => !advanced) ?? [];
  if (left.length > 0) return <LeftBehind results={left} actions={actions} onClose={onClose} />;
  const refused = fieldErrorsOf(advance.error);
  const errors = { ...errorsUnder(refused, step === 'storico' ? 'history.' : 'action.'), ...missing };
  const howMany = actions.length === 1 ? '1 azione' : `${formatInteger(actions.length)} azioni`;
  return (
    <Modal opened onClose={onClose} title={`Avanza ${howMany}`} size="lg" closeOnClickOutside={false}>
      <form className={classes['fields']} onSubmit={submit} noValidate>
        {advance.isError && Object.keys(refused).length === 0 && (
          <Notice tone="danger" role="alert">
            {problemText(advance.error).message}
          </Notice>
        )}
        <ChipChoice
          label="Come avanzare"
          options={STEPS.map(({ step: value, label, icon: Glyph }) => ({
            value,
            label,
            icon: <Glyph size={15} stroke={1.7} aria-hidden />,
          }))}
          value={step}
          onChange={(value) => setStep(value as AdvanceStep)}
        />
        <ChipChoice
          label="Com’è andata?"
          required
          options={outcomes.map((outcome) => ({ value: outcome.id, label: outcome.name, icon: <OutcomeIcon outcome={outcome} /> }))}
          value={outcomeId}
          onChange={setOutcomeId}
          error={missing['closing'] ?? refused['outcomeId']}
          autoFocus
        />
        {step === 'storico' && <ActionFields kind="history" values={note} onChange={setFollows} errors={errors} />}
        {step === 'prosegui' && <ActionFields kind="action" values={follows} onChange={setFollows} errors={errors} />}
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" loading={advance.isPending}>
            Avanza {howMany}
          </Button>
        </div>
      </form>
    </Modal>
  );
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
        <div className={classes['buttons']}>
          <Button onClick={onClose} data-autofocus>
            Ho capito
          </Button>
        </div>
      </div>
    </Modal>
  );
}
