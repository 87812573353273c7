import type { ViewDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { showToast } from '../../lib/toasts';
import type { SavedList } from './use-saved-list';
import { useViews } from './use-views';
import { ViewDialog, type ViewNaming } from './view-dialog';

interface NameViewProps {
  list: SavedList;
  /** The one to rename; null to save the list as a new one. */
  view: ViewDto | null;
  onClose: () => void;
}

/** Saves a list under a name, or gives a saved one another. */
export function NameView({ list, view, onClose }: NameViewProps) {
  const { create, creating, update, updating } = useViews();
  const [problem, setProblem] = useState<unknown>(null);

  function save(naming: ViewNaming): void {
    if (view) {
      update(view, naming, onClose);
      return;
    }
    create(
      { target: list.target, ...list.saved, ...naming },
      {
        onError: setProblem,
        onSuccess: (made) => {
          list.forgetColumns();
          showToast(`Vista “${made.name}” salvata`);
          list.open(made);
          onClose();
        },
      },
    );
  }

  return <ViewDialog target={list.target} view={view} saving={creating || updating} problem={problem} onSave={save} onClose={onClose} />;
}
