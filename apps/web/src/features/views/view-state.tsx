import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { isFinal, problemText } from '../../lib/problems';
import { changesOf } from '../../lib/same-value';
import { showError } from '../../lib/toasts';
import type { SavedList } from './use-saved-list';
import { useSaveView } from './use-save-view';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

const NameView = lazy(() => import('./name-view').then((module) => ({ default: module.NameView })));
// Loaded when there is a conflict: every list has this component, and a dialog would weigh on the first load.
const ViewVersions = lazy(() => import('./view-versions').then((module) => ({ default: module.ViewVersions })));

/** Shows that the list differs from its saved version, with the actions to save or revert. */
export function ViewState({ list, narrowed }: { list: SavedList; narrowed: boolean }) {
  const [naming, setNaming] = useState(false);
  const readOnlyProps = useReadOnlyProps();
  const { view, modified } = list;
  // View before the list was changed, against which later changes by others are compared.
  const [base, setBase] = useState(view);
  if (view !== base && (view?.id !== base?.id || !modified)) setBase(view);
  const work = useSaveView(
    (now) => {
      setBase(now);
      list.forgetColumns();
      list.open(now);
    },
    (error) => isFinal(error) && showError(problemText(error).message),
  );

  function save(): void {
    if (base === null) return;
    const { criteria, sort, columns } = work.valuesOf(base);
    const changes = changesOf({ criteria, sort, columns }, list.saved);
    if (Object.keys(changes).length > 0) work.save(base, changes);
    else list.open(view);
  }

  return (
    <div role="status" className="row gap-m one-line size-s soft">
      {list.missing && <span>Questa vista non c’è più</span>}
      {modified && <span>Vista modificata</span>}
      {view?.editable && modified && (
        <Button size="xs" variant="default" loading={work.saving} onClick={save} {...readOnlyProps}>
          Salva vista
        </Button>
      )}
      {((view && !view.editable && modified) || (!view && narrowed)) && (
        <Button size="xs" variant={view ? 'default' : 'subtle'} onClick={() => setNaming(true)} {...readOnlyProps}>
          Salva come vista…
        </Button>
      )}
      {view && modified && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            list.forgetColumns();
            list.open(view);
          }}
        >
          Ripristina
        </Button>
      )}
      <Suspense>{naming && <NameView list={list} view={null} onClose={() => setNaming(false)} />}</Suspense>
      <Suspense>
        {work.conflict && (
          <ViewVersions
            work={work}
            onReload={(theirs) => {
              setBase(theirs);
              list.forgetColumns();
              list.open(theirs);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
