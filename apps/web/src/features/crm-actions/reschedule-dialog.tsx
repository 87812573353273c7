import { Button, Modal } from '@mantine/core';
import type { CrmActionDto } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { CONTROL_KEY } from '../../lib/shortcuts';
import { DayField } from '../../ui/forms/day-field';
import { Kbd } from '../../ui/layout/kbd';
import { TimeField } from '../../ui/forms/time-field';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import { quickDays } from '../records/actions/action-days';
import classes from './action-drawer.module.css';
import { isPast } from './action-values';
import { useActionMutations } from '../records/actions/use-action-mutations';

/** Changes day or time from the keyboard, as an alternative to dragging: R, a day, Enter. */
export function RescheduleDialog({ action, onClose }: { action: CrmActionDto; onClose: () => void }) {
  const [day, setDay] = useState<string | null>(action.plannedOn);
  const [time, setTime] = useState(action.plannedTime);
  const { reschedule } = useActionMutations();
  const readOnlyProps = useReadOnlyProps();
  useReturnFocus();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (day === null) return;
    if (day !== action.plannedOn || time !== action.plannedTime) reschedule(action, day, time);
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={`Riprogramma “${action.description}”`} size="sm">
      <form
        className={classes['fields']}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
      >
        <div className={classes['quick']} role="group" aria-label="Giorni più usati">
          {quickDays().map(({ label, day: quick }) => (
            <Button
              key={label}
              size="xs"
              variant={day === quick ? 'light' : 'default'}
              aria-pressed={day === quick}
              onClick={() => setDay(quick)}
            >
              {label}
            </Button>
          ))}
        </div>
        <div className={classes['pair']}>
          <DayField
            label="Data"
            required
            value={day}
            onChange={setDay}
            description={isPast(day) ? 'È un giorno già passato.' : undefined}
            autoFocus
          />
          <TimeField label="Orario" value={time} onChange={setTime} />
        </div>
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" disabled={day === null} rightSection={<Kbd onAccent>{`${CONTROL_KEY} Invio`}</Kbd>} {...readOnlyProps}>
            Riprogramma
          </Button>
        </div>
      </form>
    </Modal>
  );
}
