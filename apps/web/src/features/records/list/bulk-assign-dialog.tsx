import { useState } from 'react';
import type { BulkDialogProps } from '../../../lib/feature';
import { BulkDialog } from './bulk-dialog';
import { NOUNS } from '../client-labels';
import { NOBODY, PersonSelect, usePeople } from '../../users/person-picker';

/** Assigns the selected records to a colleague, or to nobody. */
export function BulkAssignDialog(props: BulkDialogProps) {
  const [to, setTo] = useState<string | null>(null);
  const people = usePeople();
  const name = people.find(({ value }) => value === to)?.label ?? '';
  const nobody = to === NOBODY;
  return (
    <BulkDialog
      {...props}
      title={`Assegna ${props.howMany}`}
      submitLabel={nobody ? 'Togli l’assegnatario' : `Assegna ${props.howMany}`}
      work={
        to === null
          ? null
          : {
              body: { operation: 'assign', assigneeId: nobody ? null : to },
              words: nobody
                ? { running: 'Tolgo l’assegnatario', done: ['senza più assegnatario', 'senza più assegnatario'] }
                : { running: `Assegno a ${name}`, done: [`assegnato a ${name}`, `assegnati a ${name}`] },
            }
      }
    >
      <PersonSelect label="Nuovo assegnatario" value={to} onChange={setTo} data-autofocus />
      <p>Avvisiamo sia chi riceve i {NOUNS[props.chosen.status][1]} sia chi li lascia.</p>
    </BulkDialog>
  );
}
