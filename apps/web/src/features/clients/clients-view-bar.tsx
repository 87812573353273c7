import { Button } from '@mantine/core';
import { IconBookmark, IconChevronDown } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { MenuOnDemand } from '../../ui/menu-on-demand';
import { useViews } from '../views/use-views';
import { type ClientsSearch, isNarrowed } from './clients-search';
import classes from './clients-toolbar.module.css';
import type { ClientsView } from './use-clients-view';

const ViewMenu = lazy(() => import('../views/view-menu').then((module) => ({ default: module.ViewMenu })));
const NameView = lazy(() => import('./name-clients-view').then((module) => ({ default: module.NameClientsView })));

/** The button of the saved lists. */
export function ViewsButton({ list }: { list: ClientsView }) {
  const navigate = useNavigate();
  const [naming, setNaming] = useState<'new' | 'current' | null>(null);
  return (
    <>
      <MenuOnDemand
        target={
          <Button
            className={classes['views'] ?? ''}
            variant="default"
            size="xs"
            leftSection={<IconBookmark size={15} stroke={1.7} />}
            rightSection={<IconChevronDown size={14} stroke={1.7} />}
            aria-label={list.view ? `Viste: ${list.view.name}` : 'Viste'}
          >
            <span className={classes['view-name']}>{list.view?.name ?? 'Viste'}</span>
          </Button>
        }
        menu={(target) => (
          <ViewMenu
            target={target}
            views={list.views}
            view={list.view}
            onSaveAs={() => setNaming('new')}
            onRename={() => setNaming('current')}
            onRemoved={() => void navigate({ to: '/clienti', search: {}, replace: true })}
          />
        )}
      />
      <Suspense>
        {naming && <NameView list={list} view={naming === 'current' ? list.view : null} onClose={() => setNaming(null)} />}
      </Suspense>
    </>
  );
}

/** That the list is no longer as it was saved, and what to do about it. */
export function ViewState({ list, search }: { list: ClientsView; search: ClientsSearch }) {
  const navigate = useNavigate();
  const { update, updating } = useViews();
  const [naming, setNaming] = useState(false);
  const { view } = list;
  return (
    <div role="status" className={classes['state']}>
      {list.missing && <span>Questa vista non c’è più</span>}
      {list.modified && <span>Vista modificata</span>}
      {view?.editable && list.modified && (
        <Button size="xs" variant="default" loading={updating} onClick={() => update(view, list.saved, list.forgetColumns)}>
          Salva vista
        </Button>
      )}
      {((view && !view.editable && list.modified) || (!view && isNarrowed(search))) && (
        <Button size="xs" variant={view ? 'default' : 'subtle'} onClick={() => setNaming(true)}>
          Salva come vista…
        </Button>
      )}
      {view && list.modified && (
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            list.forgetColumns();
            void navigate({ to: '/clienti', search: list.asSaved(view), replace: true });
          }}
        >
          Ripristina
        </Button>
      )}
      <Suspense>{naming && <NameView list={list} view={null} onClose={() => setNaming(false)} />}</Suspense>
    </div>
  );
}
