import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import type { ViewDto, ViewTarget } from '@sestante/api-client/types';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../lib/problems';
import { Notice } from '../../ui/feedback/notice';
import classes from './view-dialog.module.css';

export interface ViewNaming {
  name: string;
  scope: 'personal' | 'shared';
  pinned: boolean;
}

const DESCRIPTIONS: Record<ViewTarget, { kept: string; seen: string }> = {
  clients: {
    kept: 'Si salvano filtri, ordine e colonne, non i clienti che ora ci sono dentro',
    seen: 'Ognuno ci trova solo i clienti che può vedere',
  },
  prospects: {
    kept: 'Si salvano filtri, ordine e colonne, non i prospect che ora ci sono dentro',
    seen: 'Ognuno ci trova solo i prospect che può vedere',
  },
  'crm-actions': {
    kept: 'Si salvano filtri e ordine, non le azioni che ora ci sono dentro',
    seen: 'Ognuno ci trova solo le azioni dei clienti che può vedere',
  },
};

interface ViewDialogProps {
  target: ViewTarget;
  /** View to rename; null for a new one. */
  view: ViewDto | null;
  saving: boolean;
  problem: unknown;
  onSave: (naming: ViewNaming) => void;
  onClose: () => void;
}

/** Name and visibility of a saved list. */
export function ViewDialog({ target, view, saving, problem, onSave, onClose }: ViewDialogProps) {
  const [name, setName] = useState(view?.name ?? '');
  const [scope, setScope] = useState<'personal' | 'shared'>(view?.scope === 'shared' ? 'shared' : 'personal');
  const [pinned, setPinned] = useState(view?.pinned ?? true);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!missing && !saving) onSave({ name: name.trim(), scope, pinned });
  }

  return (
    <Modal opened onClose={onClose} title={view ? 'Rinomina o condividi la vista' : 'Salva come vista'} size="sm">
      <form onSubmit={submit} noValidate className={classes['form']}>
        {problem !== null && problem !== undefined && (
          <Notice tone="danger" role="alert">
            {problemText(problem).message}
          </Notice>
        )}
        <TextInput
          label="Nome"
          placeholder="Per esempio: Da richiamare"
          description={DESCRIPTIONS[target].kept}
          required
          data-autofocus
          maxLength={80}
          autoComplete="off"
          value={name}
          error={tried && missing ? 'Scrivi un nome' : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label="Chi la vede"
          description={DESCRIPTIONS[target].seen}
          value={scope}
          onChange={(event) => setScope(event.currentTarget.value === 'shared' ? 'shared' : 'personal')}
        >
          <option value="personal">Solo io</option>
          <option value="shared">Tutta l’agenzia</option>
        </NativeSelect>
        <Checkbox label="Tieni tra i preferiti" checked={pinned} onChange={(event) => setPinned(event.currentTarget.checked)} />
        <div className={classes['actions']}>
          <Button variant="default" onClick={onClose}>
            Annulla
          </Button>
          <Button type="submit" loading={saving}>
            Salva vista
          </Button>
        </div>
      </form>
    </Modal>
  );
}
