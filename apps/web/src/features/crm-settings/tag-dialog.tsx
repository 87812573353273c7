import { createTag } from '@sestante/api-client';
import type { TagDto } from '@sestante/api-client/types';
import { CHANGEABLE_TAG } from './changeable-settings';
import { ColorField, FIRST_COLOR } from '../../ui/forms/color-field';
import { NamedSettingDialog } from './named-setting-dialog';

export function TagDialog({ tag, onClose }: { tag: TagDto | null; onClose: () => void }) {
  return (
    <NamedSettingDialog
      title="Nuovo tag"
      record={CHANGEABLE_TAG}
      row={tag}
      start={{ name: '', color: FIRST_COLOR }}
      create={(body, headers) => createTag({ body, headers, throwOnError: true })}
      tag="tags"
      labels={{ color: 'Colore' }}
      onClose={onClose}
    >
      {(form) => <ColorField {...form.getInputProps('color')} />}
    </NamedSettingDialog>
  );
}
