import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StageRef } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { type Client, fullName } from '../records/client-names';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './prospect-dialogs.module.css';
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
  const [to, setTo] = useState(prospect.pipelineStage);
  useReturnFocus();

  function submit(event: FormEvent): void {
    event.preventDefault();
    onClose();
    if (to) onMove(to);
  }

  // Rendered once the options are loaded, so that the initial focus finds them.
  if (known.isPending) return null;
  return (
    <Modal opened onClose={onClose} title={`Sposta ${fullName(prospect)}`} size="xs">
      <form className={classes['form']} onSubmit={submit}>
        <StageChoice value={to?.id ?? null} onChange={setTo} />
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit">Sposta</Button>
        </div>
      </form>
    </Modal>
  );
}
