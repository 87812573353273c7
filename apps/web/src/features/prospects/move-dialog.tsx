import { useQuery } from '@tanstack/react-query';
import type { StageRef } from '@sestante/api-client/types';
import { type Client, fullName } from '../records/client-names';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import { stagesQuery } from './prospect-queries';
import { StageChoice } from './stage-choice';

interface MoveDialogProps {
  prospect: Client;
  onMove: (to: StageRef) => void;
  onClose: () => void;
}

/** Moves a prospect without dragging: M, an arrow key, Enter. */
export function MoveDialog({ prospect, onMove, onClose }: MoveDialogProps) {
  const known = useQuery({ ...stagesQuery, meta: { handled: true } });
  const form = useRecordForm({
    affects: [],
    start: { to: prospect.pipelineStage },
    // The board shows the new stage at once, and the old one again if the request fails.
    send: ({ to }) => Promise.resolve(to),
    onSaved: (to) => {
      onClose();
      if (to) onMove(to);
    },
  });

  // Rendered once the options are loaded, so that the initial focus finds them.
  if (known.isPending) return null;
  const { value, onChange } = form.getInputProps('to');
  return (
    <FormDialog form={form} title={`Sposta ${fullName(prospect)}`} size="xs" unsavedText={null} submitLabel="Sposta" onClose={onClose}>
      <StageChoice value={value?.id ?? null} onChange={onChange} />
    </FormDialog>
  );
}
