import type { CrmActionDto } from '@sestante/api-client/types';
import { DayField } from '../../ui/forms/day-field';
import { FormDialog } from '../../ui/forms/form-dialog';
import { TimeField } from '../../ui/forms/time-field';
import { useRecordForm } from '../../ui/forms/use-record-form';
import classes from './action-drawer.module.css';
import { isPast } from './action-values';
import { QuickDays } from './quick-days';
import { useActionMutations } from '../records/actions/use-action-mutations';

/** Changes day or time from the keyboard, as an alternative to dragging: R, a day, Enter. */
export function RescheduleDialog({ action, onClose }: { action: CrmActionDto; onClose: () => void }) {
  const { reschedule } = useActionMutations();
  const form = useRecordForm({
    affects: [],
    start: { day: action.plannedOn as string | null, time: action.plannedTime },
    // The list shows the new day at once, and the old one again if the request fails.
    send: ({ day, time }) => Promise.resolve({ day, time }),
    onSaved: ({ day, time }) => {
      if (day !== null && (day !== action.plannedOn || time !== action.plannedTime)) reschedule(action, day, time);
      onClose();
    },
  });
  const { day } = form.values;
  return (
    <FormDialog
      form={form}
      title={`Riprogramma “${action.description}”`}
      size="sm"
      unsavedText={null}
      submitLabel="Riprogramma"
      submitKey="Invio"
      incomplete={day === null}
      onClose={onClose}
    >
      <QuickDays {...form.getInputProps('day')} />
      <div className={classes['pair']}>
        <DayField
          label="Data"
          required
          {...form.getInputProps('day')}
          description={isPast(day) ? 'È un giorno già passato.' : undefined}
          autoFocus
        />
        <TimeField label="Orario" {...form.getInputProps('time')} />
      </div>
    </FormDialog>
  );
}
