import { Button } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import toolbar from '../../ui/lists/list-toolbar.module.css';
import type { ListView } from './use-list-view';

const ColumnsDialog = lazy(() => import('./columns-dialog').then((module) => ({ default: module.ColumnsDialog })));

/** Opens the column settings; not shown on phones, which have cards. */
export function ColumnsButton({ list }: { list: ListView }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        className={toolbar['wide-only'] ?? ''}
        variant="subtle"
        size="xs"
        leftSection={<IconColumns3 size={15} stroke={1.7} />}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        Colonne
      </Button>
      <Suspense>{opened && <ColumnsDialog list={list} onClose={() => setOpened(false)} />}</Suspense>
    </>
  );
}
