import { createTag, updateTag } from '@sestante/api-client';
import { listTagsQueryKey } from '@sestante/api-client/query';
import type { TagDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { ColorField, FIRST_COLOR } from './color-field';
import { NamedSettingDialog } from './named-setting-dialog';

export function TagDialog({ tag, onClose }: { tag: TagDto | null; onClose: () => void }) {
  const [color, setColor] = useState(tag?.color ?? FIRST_COLOR);
  const save = (name: string) => {
    const body = { name, color };
    return tag === null
      ? createTag({ body, throwOnError: true })
      : updateTag({ path: { id: tag.id }, headers: { 'If-Match': `"${tag.version}"` }, body, throwOnError: true });
  };
  return (
    <NamedSettingDialog title="Nuovo tag" name={tag?.name ?? null} list={listTagsQueryKey()} onSave={save} onClose={onClose}>
      {(errors) => <ColorField value={color} onChange={setColor} error={errors['color']} />}
    </NamedSettingDialog>
  );
}
