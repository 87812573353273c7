import { NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { mergeTag } from '@sestante/api-client';
import { listTagsQueryKey } from '@sestante/api-client/query';
import type { TagDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { showToast } from '../../lib/toasts';
import { SettingDialog } from './setting-dialog';
import classes from './settings-table.module.css';
import { refreshSettings, SETTINGS_SCOPE } from './use-setting-changes';

/** Merges a tag into another: its records get the other tag and the tag is deleted. */
export function MergeTagDialog({ tag, others, onClose }: { tag: TagDto; others: TagDto[]; onClose: () => void }) {
  const [intoId, setIntoId] = useState(others[0]?.id ?? '');
  const queryClient = useQueryClient();
  const into = others.find(({ id }) => id === intoId);
  const merge = useMutation({
    mutationFn: () => mergeTag({ path: { id: tag.id }, body: { intoId }, throwOnError: true }),
    scope: { id: SETTINGS_SCOPE },
    meta: { handled: true },
    onSuccess: () => {
      showToast(`“${tag.name}” ora è “${into?.name ?? ''}”`);
      onClose();
    },
    onSettled: () => refreshSettings(queryClient, [listTagsQueryKey()]),
  });
  return (
    <SettingDialog
      title={`Unisci “${tag.name}”`}
      problem={merge.error}
      saving={merge.isPending}
      onSubmit={() => merge.mutate()}
      onClose={onClose}
    >
      <NativeSelect
        label="Diventa"
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={intoId}
        onChange={(event) => setIntoId(event.currentTarget.value)}
        data-autofocus
      />
      <p className={classes['hint']}>
        {tag.usageCount === 1 ? 'Quello che ha' : `I ${formatInteger(tag.usageCount)} tra clienti e azioni che hanno`} “{tag.name}” avranno
        “{into?.name}”. Non si può annullare.
      </p>
    </SettingDialog>
  );
}
