import { IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TrashItemDto } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { formatInstant, formatInstantDay, formatRelative, withItsDay } from '../../lib/formats';
import { type Column, DataList } from '../../ui/lists/data-list';
import { PageHeader } from '../../ui/layout/page-header';
import { EmptyState } from '../../ui/feedback/state-panel';
import { RestoreButton } from './restore-button';
import { useTrashTexts } from './trash-texts';
import classes from './trash-page.module.css';
import { trashListQuery } from './trash-queries';

const columns: readonly Column<TrashItemDto>[] = [
  {
    id: 'nome',
    header: 'Nome',
    width: 'minmax(0, 2fr)',
    cell: (item) => <b className={classes['name']}>{withItsDay(item.displayName)}</b>,
  },
  { id: 'genere', header: 'Genere', width: '180px', cell: (item) => <KindCell item={item} /> },
  {
    id: 'cliente',
    header: 'Cliente',
    width: 'minmax(0, 1.2fr)',
    cell: ({ client }) =>
      client && (
        <Link tabIndex={-1} to="/$sezione/$id" params={{ sezione: 'clienti', id: client.id }} className={classes['client']}>
          {client.displayName}
        </Link>
      ),
  },
  {
    id: 'quando',
    header: 'Eliminato',
    width: '150px',
    cell: (item) => <time title={formatInstant(item.deletedAt)}>{formatRelative(item.deletedAt)}</time>,
  },
  { id: 'chi', header: 'Da', width: 'minmax(0, 1fr)', cell: (item) => item.deletedBy.displayName },
  {
    id: 'fino',
    header: 'Ripristinabile fino al',
    width: '170px',
    cell: (item) => (item.purgedAt ? formatInstantDay(item.purgedAt) : 'senza scadenza'),
  },
  { id: 'ripristina', header: 'Ripristina', width: '140px', cell: (item) => <RestoreButton item={item} /> },
];

/** Deleted items that can still be restored. */
export function TrashPage() {
  const kinds = useTrashTexts();
  const list = useInfiniteQuery(trashListQuery);
  return (
    <>
      <PageHeader title="Cestino" hint="Quello che elimini resta qui 30 giorni" />
      <DataList
        label="Cestino"
        noun={['elemento', 'elementi']}
        columns={columns}
        query={list}
        total={null}
        rowLabel={(item) => withItsDay(item.displayName)}
        card={(item) => (
          <span className={classes['card']}>
            <span className="column shrinks gap-xxs">
              <b className={classes['name']}>{withItsDay(item.displayName)}</b>
              <span className="truncate size-m soft">
                {[kinds[item.kind]?.label, item.client?.displayName].filter(Boolean).join(' di ')} · eliminato{' '}
                {formatRelative(item.deletedAt)} da {item.deletedBy.displayName} ·{' '}
                {item.purgedAt ? `fino al ${formatInstantDay(item.purgedAt)}` : 'senza scadenza: c’è un rapporto firmato'}
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

function KindCell({ item }: { item: TrashItemDto }) {
  const kind = useTrashTexts()[item.kind];
  if (!kind) return null;
  const { label, icon: Glyph } = kind;
  return (
    <span className={classes['kind']}>
      <Glyph size={16} stroke={1.6} aria-hidden />
      {label}
    </span>
  );
}
