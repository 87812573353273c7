import { ColorInput, TextInput } from '@mantine/core';
import { createTag, updateTag } from '@sestante/api-client';
import { listTagsQueryKey } from '@sestante/api-client/query';
import type { TagDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { fieldErrors } from '../../lib/problems';
import { SettingDialog } from './setting-dialog';
import { SWATCHES } from './swatches';
import { useSettingChanges } from './use-setting-changes';

export function TagDialog({ tag, onClose }: { tag: TagDto | null; onClose: () => void }) {
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState(tag?.color ?? SWATCHES[0] ?? '');
  const [blank, setBlank] = useState(false);
  const { save, busy, problem } = useSettingChanges([listTagsQueryKey()]);
  const errors = fieldErrors(problem);

  function submit(): void {
    const body = { name: name.trim().replace(/\s+/g, ' '), color };
    setBlank(body.name === '');
    if (body.name === '') return;
    save(
      () =>
        tag === null
          ? createTag({ body, throwOnError: true })
          : updateTag({ path: { id: tag.id }, headers: { 'If-Match': `"${tag.version}"` }, body, throwOnError: true }),
      onClose,
    );
  }

  return (
    <SettingDialog
      title={tag === null ? 'Nuovo tag' : `Modifica “${tag.name}”`}
      problem={problem}
      saving={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Nome"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={blank && name.trim() === '' ? 'Scrivi il nome' : errors['name']}
        maxLength={50}
        autoComplete="off"
        data-autofocus
      />
      <ColorInput
        label="Colore"
        value={color}
        onChange={setColor}
        error={errors['color']}
        format="hex"
        swatches={SWATCHES}
        swatchesPerRow={8}
        withPicker={false}
        withEyeDropper={false}
      />
    </SettingDialog>
  );
}
