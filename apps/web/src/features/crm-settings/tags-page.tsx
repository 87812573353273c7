import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createTag, deleteTag } from '@sestante/api-client';
import type { TagDto } from '@sestante/api-client/types';
import { IconArrowMerge, IconPencil, IconPlus, IconTag, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { showToast } from '../../lib/toasts';
import { SectionHeading } from '../../ui/layout/section-heading';
import { EmptyState } from '../../ui/feedback/state-panel';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';
import { TagDot } from '../tags/tag-chips';
import { MergeTagDialog } from './merge-tag-dialog';
import { type SettingColumn, SettingsTable } from './settings-table';
import classes from './settings-table.module.css';
import { TagDialog } from './tag-dialog';
import { useSettingChanges } from './use-setting-changes';
import { countedTagsQuery } from './setting-queries';

const COLUMNS: SettingColumn<TagDto>[] = [
  {
    header: 'Nome',
    as: 'name',
    cell: ({ name, color }) => (
      <>
        <TagDot color={color} /> {name}
      </>
    ),
  },
  { header: 'Usato', as: 'number', cell: ({ usageCount }) => formatInteger(usageCount) },
];

type Open = { what: 'edit' | 'merge'; tag: TagDto } | { what: 'new' } | null;

/** Settings page of the tags for clients and actions: name, colour, usage count, merge. */
export function TagsPage() {
  const tags = useQuery(countedTagsQuery);
  const [open, setOpen] = useState<Open>(null);
  const { apply, busy } = useSettingChanges('tags');
  const readOnlyProps = useReadOnlyProps();
  const all = tags.data?.data ?? [];

  function remove(tag: TagDto): void {
    apply(async () => {
      await deleteTag({ path: { id: tag.id }, headers: { 'If-Match': `"${tag.version}"` }, throwOnError: true });
      showToast(`Tag “${tag.name}” eliminato`, () =>
        apply(() => createTag({ body: { name: tag.name, color: tag.color }, throwOnError: true })),
      );
    });
  }

  return (
    <div className={classes['page']}>
      <SectionHeading
        title="Tag"
        hint="Gli stessi per clienti e azioni. Rinominandoli o unendoli cambiano ovunque."
        actions={
          <Button variant="default" leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => setOpen({ what: 'new' })}>
            Nuovo tag
          </Button>
        }
      />
      {tags.data && all.length === 0 ? (
        <EmptyState icon={IconTag} title="Nessun tag, per ora">
          Servono a ritrovare in un attimo clienti e azioni che hanno qualcosa in comune.
        </EmptyState>
      ) : (
        <SettingsTable
          query={tags}
          errorTitle="Non riusciamo a caricare i tag"
          columns={COLUMNS}
          buttons={(tag) => (
            <>
              <ActionIcon aria-label={`Modifica “${tag.name}”`} onClick={() => setOpen({ what: 'edit', tag })}>
                <IconPencil size={16} stroke={1.7} />
              </ActionIcon>
              <ActionIcon
                aria-label={`Unisci “${tag.name}” a un altro`}
                title="Unisci a un altro"
                disabled={all.length < 2}
                onClick={() => setOpen({ what: 'merge', tag })}
              >
                <IconArrowMerge size={16} stroke={1.7} />
              </ActionIcon>
              <ActionIcon
                aria-label={`Elimina “${tag.name}”`}
                title={tag.usageCount > 0 ? 'È in uso: uniscilo a un altro' : undefined}
                disabled={tag.usageCount > 0 || busy}
                onClick={() => remove(tag)}
                {...readOnlyProps}
              >
                <IconTrash size={16} stroke={1.7} />
              </ActionIcon>
            </>
          )}
        />
      )}
      {open?.what === 'merge' && (
        <MergeTagDialog tag={open.tag} others={all.filter(({ id }) => id !== open.tag.id)} onClose={() => setOpen(null)} />
      )}
      {(open?.what === 'new' || open?.what === 'edit') && (
        <TagDialog tag={open.what === 'edit' ? open.tag : null} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
