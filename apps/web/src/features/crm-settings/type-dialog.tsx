import { NumberInput, Switch, TextInput } from '@mantine/core';
import { createCrmActionType, updateCrmActionType } from '@sestante/api-client';
import { listCrmActionTypesQueryKey } from '@sestante/api-client/query';
import type { CrmActionTypeDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { fieldErrors } from '../../lib/problems';
import { IconChoice } from './icon-choice';
import { SettingDialog } from './setting-dialog';
import { useSettingChanges } from './use-setting-changes';

const NEW = { name: '', icon: 'note', durationMinutes: null, onCalendar: true } as const;

export function TypeDialog({ type, onClose }: { type: CrmActionTypeDto | null; onClose: () => void }) {
  const start = type ?? NEW;
  const [name, setName] = useState<string>(start.name);
  const [icon, setIcon] = useState<CrmActionTypeDto['icon']>(start.icon);
  const [minutes, setMinutes] = useState<number | null>(start.durationMinutes);
  const [onCalendar, setOnCalendar] = useState<boolean>(start.onCalendar);
  const [blank, setBlank] = useState(false);
  const { save, busy, problem } = useSettingChanges([listCrmActionTypesQueryKey()]);
  const errors = fieldErrors(problem);

  function submit(): void {
    const body = { name: name.trim(), icon, durationMinutes: minutes, onCalendar };
    setBlank(body.name === '');
    if (body.name === '') return;
    save(
      () =>
        type === null
          ? createCrmActionType({ body, throwOnError: true })
          : updateCrmActionType({ path: { id: type.id }, headers: { 'If-Match': `"${type.version}"` }, body, throwOnError: true }),
      onClose,
    );
  }

  return (
    <SettingDialog
      title={type === null ? 'Nuovo tipo di azione' : `Modifica “${type.name}”`}
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
      <IconChoice value={icon} onChange={setIcon} />
      <NumberInput
        label="Durata solita (minuti)"
        description="Proposta per ogni nuova azione di questo tipo"
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={minutes ?? ''}
        onChange={(value) => setMinutes(typeof value === 'number' ? value : null)}
        error={errors['durationMinutes']}
        min={1}
        max={1440}
        step={5}
        allowDecimal={false}
        allowNegative={false}
        hideControls
      />
      <Switch
        label="Le nuove azioni di questo tipo vanno in calendario"
        checked={onCalendar}
        onChange={(event) => setOnCalendar(event.currentTarget.checked)}
      />
    </SettingDialog>
  );
}
