import { Button } from '@mantine/core';
import { IconBookmark, IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { MenuOnDemand } from '../../ui/overlays/menu-on-demand';
import type { SavedList } from './use-saved-list';
import classes from './views-button.module.css';

const ViewMenu = lazy(() => import('./view-menu').then((module) => ({ default: module.ViewMenu })));
const NameView = lazy(() => import('./name-view').then((module) => ({ default: module.NameView })));

export function ViewsButton({ list }: { list: SavedList }) {
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
            <span className={classes['name']}>{list.view?.name ?? 'Viste'}</span>
          </Button>
        }
        menu={(target) => (
          <ViewMenu
            target={target}
            views={list.views}
            linkTo={list.linkTo}
            view={list.view}
            onSaveAs={() => setNaming('new')}
            onRename={() => setNaming('current')}
            onRemoved={() => list.open(null)}
          />
        )}
      />
      <Suspense>
        {naming && <NameView list={list} view={naming === 'current' ? list.view : null} onClose={() => setNaming(null)} />}
      </Suspense>
    </>
  );
}
