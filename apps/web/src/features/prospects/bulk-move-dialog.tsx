import { useQuery } from '@tanstack/react-query';
import type { StageRef } from '@sestante/api-client/types';
import { useState } from 'react';
import type { BulkDialogProps } from '../../lib/feature';
import { BulkDialog } from '../records/list/bulk-dialog';
import { stagesQuery } from './prospect-queries';
import { StageChoice } from './stage-choice';

/** Moves the selected prospects to a stage. */
export function BulkMoveDialog(props: BulkDialogProps) {
  const [to, setTo] = useState<StageRef | null>(null);
  const known = useQuery({ ...stagesQuery, meta: { handled: true } });
  // Rendered once the options are loaded, so that the initial focus finds them.
  if (known.isPending) return null;
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
