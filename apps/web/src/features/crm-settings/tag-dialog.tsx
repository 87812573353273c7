import { createTag } from '@sestante/api-client';
import { listTagsQueryKey } from '@sestante/api-client/query';
import type { TagDto } from '@sestante/api-client/types';
import { CHANGEABLE_TAG } from './changeable-settings';
import { ColorField, FIRST_COLOR } from './color-field';
import { NamedSettingDialog } from './named-setting-dialog';
import { useSettingForm } from './use-setting-form';

export function TagDialog({ tag, onClose }: { tag: TagDto | null; onClose: () => void }) {
  const form = useSettingForm({
    record: CHANGEABLE_TAG,
    row: tag,
    start: { name: '', color: FIRST_COLOR },
    create: (body, headers) => createTag({ body, headers, throwOnError: true }),
    list: listTagsQueryKey(),
    onDone: onClose,
  });
  return (
    <NamedSettingDialog title="Nuovo tag" name={tag?.name ?? null} form={form} labels={{ color: 'Colore' }} onClose={onClose}>
      {(errors) => <ColorField value={form.values.color} onChange={(color) => form.set({ color })} error={errors['color']} />}
    </NamedSettingDialog>
  );
}
