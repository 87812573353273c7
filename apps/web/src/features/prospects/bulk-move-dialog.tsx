import { useState } from 'react';
import { BulkDialog, type BulkDialogProps } from '../clients/bulk-dialog';
import { StageChoice } from './stage-choice';

/** Into which stage all of them go. */
export function BulkMoveDialog(props: BulkDialogProps) {
  const [to, setTo] = useState<{ id: string; name: string } | null>(null);
  return (
    <BulkDialog
      {...props}
      title={`Sposta ${props.howMany}`}
      submitLabel={`Sposta ${props.howMany}`}
      work={
        to && {
          body: { operation: 'move', pipelineStageId: to.id },
          words: { running: `Sposto in “${to.name}”`, done: [`ora in “${to.name}”`, `ora in “${to.name}”`] },
        }
      }
    >
      <StageChoice value={to?.id ?? null} onChange={setTo} />
      <p>Chi è segnato come perso resta dov’è.</p>
    </BulkDialog>
  );
}
