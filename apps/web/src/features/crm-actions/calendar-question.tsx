import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useEffect, useState } from 'react';
import { saveUnlessOvertaken } from '../../lib/save-changes';
import { showToast } from '../../lib/toasts';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import { plannedInWords } from '../records/actions/action-days';
import classes from './action-drawer.module.css';
import { type CalendarAnswer, saveAnswer, savedAnswer } from '../records/actions/calendar-question-store';
import { CHANGEABLE_ACTION } from './changeable-action';

/** Asks "Mettere anche in calendario?", or applies the remembered answer. */
export function CalendarQuestion({ action, onClose }: { action: CrmActionDto; onClose: () => void }) {
  const [always, setAlways] = useState(false);
  const [saved] = useState(savedAnswer);
  useReturnFocus();
  const add = useMutation({
    mutationFn: () => saveUnlessOvertaken(CHANGEABLE_ACTION, action, { onCalendar: true }),
    meta: { affects: ['records'] },
    onSuccess: () => showToast('Aggiunta al calendario'),
    onSettled: onClose,
  });

  const { mutate } = add;
  useEffect(() => {
    if (saved === 'yes') mutate();
    else if (saved === 'no') onClose();
  }, [saved, mutate, onClose]);

  function answer(given: CalendarAnswer): void {
    if (always) saveAnswer(given);
    if (given === 'yes') add.mutate();
    else onClose();
  }

  if (saved !== null) return null;
  return (
    <Modal opened onClose={onClose} title="Mettere anche in calendario?" size="sm">
      <div className={classes['fields']}>
        <p>
          “{action.description}”, {plannedInWords(action)}, comparirà nell’agenda e nel calendario di {action.operator.displayName}.
        </p>
        <Checkbox label="Non chiedere più" checked={always} onChange={(event) => setAlways(event.currentTarget.checked)} />
        <div className="flex end gap-m">
          <Button variant="default" onClick={() => answer('no')}>
            No
          </Button>
          <Button loading={add.isPending} onClick={() => answer('yes')} data-autofocus>
            Sì, in calendario
          </Button>
        </div>
      </div>
    </Modal>
  );
}
