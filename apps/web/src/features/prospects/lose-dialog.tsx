import { Button, Chip, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type Client, fullName } from '../records/client-names';
import { problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import { useReturnFocus } from '../../ui/overlays/use-return-focus';
import classes from './prospect-dialogs.module.css';
import { useLoseProspect } from './use-lose-prospect';

const COMMON = ['Prezzo', 'Ha scelto un altro', 'Non interessato', 'Non risponde', 'Non assicurabile'];

/** Asks why a prospect was lost: buttons for common reasons, a text field for others. */
export function LoseDialog({ prospect, onClose }: { prospect: Client; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { lose, losing, problem } = useLoseProspect(onClose);
  useReturnFocus();

  function submit(event: FormEvent): void {
    event.preventDefault();
    const text = reason.trim();
    setMissing(text === '');
    if (text !== '') lose(prospect, text);
  }

  return (
    <Modal opened onClose={onClose} title={`${fullName(prospect)}: perché è perso?`} size="sm">
      <form className={classes['form']} onSubmit={submit} noValidate>
        {problem !== null && !losing && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
        <Chip.Group value={reason} onChange={(value) => typeof value === 'string' && setReason(value)}>
          <Group gap={6} role="radiogroup" aria-label="Motivi comuni">
            {COMMON.map((common) => (
              <Chip key={common} value={common} size="sm" variant="light">
                {common}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <TextInput
          label="Motivo"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={missing && reason.trim() === '' ? 'Scrivi il motivo, anche in una parola' : undefined}
          maxLength={500}
          autoComplete="off"
          data-autofocus
        />
        <p className={classes['hint']}>Resta nella fase in cui si trova e puoi riprenderlo quando vuoi.</p>
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" loading={losing}>
            Segna come perso
          </Button>
        </div>
      </form>
    </Modal>
  );
}
