import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { SavedList } from './use-saved-list';
import { useViews } from './use-views';
import classes from './views-button.module.css';
import { useHeld } from '../../ui/use-held';

const NameView = lazy(() => import('./name-view').then((module) => ({ default: module.NameView })));

/** That the list is no longer as it was saved, and what to do about it. */
export function ViewState({ list, narrowed }: { list: SavedList; narrowed: boolean }) {
  const { update, updating } = useViews();
  const [naming, setNaming] = useState(false);
  const held = useHeld();
  const { view, modified } = list;
  return (
    <div role="status" className={classes['state']}>
      {list.missing && <span>Questa vista non c’è più</span>}
      {modified && <span>Vista modificata</span>}
      {view?.editable && modified && (
        <Button size="xs" variant="default" loading={updating} onClick={() => update(view, list.saved, list.forgetColumns)} {...held}>
          Salva vista
        </Button>
      )}
      {((view && !view.editable && modified) || (!view && narrowed)) && (
        <Button size="xs" variant={view ? 'default' : 'subtle'} onClick={() => setNaming(true)} {...held}>
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
    </div>
  );
}
