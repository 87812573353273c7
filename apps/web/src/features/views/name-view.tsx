import type { ViewDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { changesOf } from '../../lib/same-value';
import { showToast } from '../../lib/toasts';
import type { SavedList } from './use-saved-list';
import { useSaveView } from './use-save-view';
import { useViews } from './use-views';
import { ViewDialog, type ViewNaming } from './view-dialog';
import { ViewVersions } from './view-versions';

interface NameViewProps {
  list: SavedList;
  /** View to rename; null to save the list as a new one. */
  view: ViewDto | null;
  onClose: () => void;
}

/** Saves a list under a name, or renames a saved one. */
export function NameView({ list, view, onClose }: NameViewProps) {
  const { create, creating } = useViews();
  // View when the dialog was opened, against which later changes by others are compared.
  const [base, setBase] = useState(view);
  const [problem, setProblem] = useState<unknown>(null);
  const work = useSaveView(onClose);

  function save(naming: ViewNaming): void {
    if (base) {
      const { name, scope, pinned } = work.valuesOf(base);
      const changes = changesOf({ name, scope, pinned }, naming);
      if (Object.keys(changes).length > 0) work.save(base, changes);
      else onClose();
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

  return (
    <>
      <ViewDialog
        key={base?.version}
        target={list.target}
        view={base}
        saving={creating || work.saving}
        problem={work.problem ?? problem}
        onSave={save}
        onClose={onClose}
      />
      <ViewVersions work={work} onReload={setBase} />
    </>
  );
}
