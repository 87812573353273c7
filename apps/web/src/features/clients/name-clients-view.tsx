import { useNavigate } from '@tanstack/react-router';
import type { ViewDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { showToast } from '../../lib/toasts';
import { ViewDialog, type ViewNaming } from '../views/view-dialog';
import { useViews } from '../views/use-views';
import type { ClientsView } from './use-clients-view';

interface NameClientsViewProps {
  list: ClientsView;
  /** The one to rename; null to save the list as a new one. */
  view: ViewDto | null;
  onClose: () => void;
}

/** Saves the list of clients under a name, or gives a saved one another. */
export function NameClientsView({ list, view, onClose }: NameClientsViewProps) {
  const navigate = useNavigate();
  const { create, creating, update, updating } = useViews();
  const [problem, setProblem] = useState<unknown>(null);

  function save(naming: ViewNaming): void {
    if (view) {
      update(view, naming, onClose);
      return;
    }
    create(
      { target: 'clients', ...list.saved, ...naming },
      {
        onError: setProblem,
        onSuccess: (made) => {
          list.forgetColumns();
          showToast(`Vista “${made.name}” salvata`);
          void navigate({ to: '/clienti', search: list.asSaved(made), replace: true });
          onClose();
        },
      },
    );
  }

  return <ViewDialog view={view} saving={creating || updating} problem={problem} onSave={save} onClose={onClose} />;
}
