import { NumberInput, Switch } from '@mantine/core';
import { createCrmActionType, updateCrmActionType } from '@sestante/api-client';
import { listCrmActionTypesQueryKey } from '@sestante/api-client/query';
import type { CrmActionTypeDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { IconChoice } from './icon-choice';
import { NamedSettingDialog } from './named-setting-dialog';

const NEW = { icon: 'note', durationMinutes: null, onCalendar: true } as const;

export function TypeDialog({ type, onClose }: { type: CrmActionTypeDto | null; onClose: () => void }) {
  const start = type ?? NEW;
  const [icon, setIcon] = useState<CrmActionTypeDto['icon']>(start.icon);
  const [minutes, setMinutes] = useState<number | null>(start.durationMinutes);
  const [onCalendar, setOnCalendar] = useState<boolean>(start.onCalendar);
  const save = (name: string) => {
    const body = { name, icon, durationMinutes: minutes, onCalendar };
    return type === null
      ? createCrmActionType({ body, throwOnError: true })
      : updateCrmActionType({ path: { id: type.id }, headers: { 'If-Match': `"${type.version}"` }, body, throwOnError: true });
  };
  return (
    <NamedSettingDialog
      title="Nuovo tipo di azione"
      name={type?.name ?? null}
      list={listCrmActionTypesQueryKey()}
      onSave={save}
      onClose={onClose}
    >
      {(errors) => (
        <>
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
        </>
      )}
    </NamedSettingDialog>
  );
}
