import { Button } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { restoreClient } from '@sestante/api-client';
import { listTrashInfiniteOptions } from '@sestante/api-client/query';
import type { TrashItemDto, TrashKind } from '@sestante/api-client/types';
import { formatInstant, formatInstantDay, formatRelative } from '../../lib/formats';
import { byCursor } from '../../lib/paging';
import { showToast } from '../../lib/toasts';
import { type Column, DataList } from '../../ui/data-list';
import { PageHeader } from '../../ui/page-header';
import { EmptyState } from '../../ui/state-panel';
import classes from './trash-page.module.css';

const KIND_LABELS: Record<TrashKind, string> = { clients: 'Cliente' };

const columns: readonly Column<TrashItemDto>[] = [
  { id: 'nome', header: 'Nome', width: 'minmax(0, 2fr)', cell: (item) => <b className={classes['name']}>{item.displayName}</b> },
  { id: 'genere', header: 'Genere', width: '110px', cell: (item) => KIND_LABELS[item.kind] },
  {
    id: 'quando',
    header: 'Eliminato',
    width: '150px',
    cell: (item) => <time title={formatInstant(item.deletedAt)}>{formatRelative(item.deletedAt)}</time>,
  },
  { id: 'chi', header: 'Da', width: 'minmax(0, 1fr)', cell: (item) => item.deletedBy.displayName },
  { id: 'fino', header: 'Ripristinabile fino al', width: '170px', cell: (item) => formatInstantDay(item.purgedAt) },
  { id: 'ripristina', header: 'Ripristina', width: '140px', cell: (item) => <RestoreButton item={item} /> },
];

/** What was deleted and can still be taken back. */
export function TrashPage() {
  const list = useInfiniteQuery({
    ...listTrashInfiniteOptions({}),
    ...byCursor,
    meta: { handled: true },
  });
  return (
    <>
      <PageHeader title="Cestino" hint="Quello che elimini resta qui 30 giorni" />
      <DataList
        label="Cestino"
        noun={['elemento', 'elementi']}
        columns={columns}
        query={list}
        total={null}
        rowLabel={(item) => item.displayName}
        card={(item) => (
          <span className={classes['card']}>
            <span className={classes['lines']}>
              <b className={classes['name']}>{item.displayName}</b>
              <span className={classes['details']}>
                {KIND_LABELS[item.kind]} · eliminato {formatRelative(item.deletedAt)} da {item.deletedBy.displayName} · fino al{' '}
                {formatInstantDay(item.purgedAt)}
              </span>
            </span>
            <RestoreButton item={item} />
          </span>
        )}
        filtered={false}
        empty={
          <EmptyState icon={IconTrash} title="Il cestino è vuoto">
            Quello che elimini resta qui per 30 giorni, con la sua storia, e si può ripristinare.
          </EmptyState>
        }
        filteredEmpty={null}
        errorTitle="Non riusciamo a caricare il cestino"
      />
    </>
  );
}

function RestoreButton({ item }: { item: TrashItemDto }) {
  const queryClient = useQueryClient();
  const restore = useMutation({
    mutationFn: () => restoreClient({ path: { id: item.id }, body: {}, throwOnError: true }),
    onSuccess: async () => {
      showToast(`${item.displayName} è di nuovo tra i clienti`);
      await queryClient.invalidateQueries();
    },
  });
  if (!item.restorable) return null;
  return (
    <Button
      size="xs"
      variant="default"
      tabIndex={-1}
      loading={restore.isPending}
      leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
      aria-label={`Ripristina ${item.displayName}`}
      onClick={() => restore.mutate()}
    >
      Ripristina
    </Button>
  );
}
