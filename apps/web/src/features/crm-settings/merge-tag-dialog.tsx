import { NativeSelect } from '@mantine/core';
import { mergeTag } from '@sestante/api-client';
import type { TagDto } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { showToast } from '../../lib/toasts';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useRecordForm } from '../../ui/forms/use-record-form';
import classes from './settings-table.module.css';
import { SETTINGS_SCOPE } from './use-setting-changes';

/** Merges a tag into another: its records get the other tag and the tag is deleted. */
export function MergeTagDialog({ tag, others, onClose }: { tag: TagDto; others: TagDto[]; onClose: () => void }) {
  const form = useRecordForm({
    scope: SETTINGS_SCOPE,
    affects: ['tags', 'records'],
    start: { intoId: others[0]?.id ?? '' },
    send: (body) => mergeTag({ path: { id: tag.id }, body, throwOnError: true }),
    onSaved: () => {
      showToast(`“${tag.name}” ora è “${into?.name ?? ''}”`);
      onClose();
    },
  });
  const into = others.find(({ id }) => id === form.values.intoId);
  return (
    <FormDialog form={form} title={`Unisci “${tag.name}”`} unsavedText={null} submitLabel="Salva" onClose={onClose}>
      <NativeSelect
        label="Diventa"
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('intoId')}
        data-autofocus
      />
      <p className={classes['hint']}>
        {tag.usageCount === 1 ? 'Quello che ha' : `I ${formatInteger(tag.usageCount)} tra clienti e azioni che hanno`} “{tag.name}” avranno
        “{into?.name}”. Non si può annullare.
      </p>
    </FormDialog>
  );
}
