import { Button, Modal, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StageRef } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { type Client, fullName } from '../clients/client-names';
import { problemText } from '../../lib/problems';
import { Notice } from '../../ui/notice';
import { useReturnFocus } from '../../ui/use-return-focus';
import classes from './prospect-dialogs.module.css';
import { stagesQuery } from './prospect-queries';

interface MoveDialogProps {
  prospect: Client;
  onMove: (to: StageRef) => void;
  onClose: () => void;
}

/** Where to, without dragging: M, an arrow, Invio. */
export function MoveDialog({ prospect, onMove, onClose }: MoveDialogProps) {
  const known = useQuery({ ...stagesQuery, meta: { handled: true } });
  const stages = known.data?.data ?? [];
  const [to, setTo] = useState(prospect.pipelineStage?.id ?? '');
  useReturnFocus();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const stage = stages.find(({ id }) => id === to);
    onClose();
    if (stage) onMove({ id: stage.id, name: stage.name });
  }

  // Opened once there is something to choose, so that the focus finds it.
  if (known.isPending) return null;
  return (
    <Modal opened onClose={onClose} title={`Sposta ${fullName(prospect)}`} size="xs">
      <form className={classes['form']} onSubmit={submit}>
        {known.isError && stages.length === 0 && (
          <Notice tone="danger" role="alert">
            {problemText(known.error).message}
          </Notice>
        )}
        <Radio.Group label="In quale fase?" value={to} onChange={setTo}>
          <div className={classes['choices']}>
            {stages.map(({ id, name }) => (
              <Radio
                key={id}
                value={id}
                label={name}
                data-autofocus={id === to || undefined}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter') return;
                  event.preventDefault();
                  event.currentTarget.form?.requestSubmit();
                }}
              />
            ))}
          </div>
        </Radio.Group>
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
