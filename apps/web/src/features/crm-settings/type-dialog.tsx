import { NumberInput, Switch } from '@mantine/core';
import { createCrmActionType } from '@sestante/api-client';
import { listCrmActionTypesQueryKey } from '@sestante/api-client/query';
import type { CrmActionTypeDto, CrmIcon } from '@sestante/api-client/types';
import { ICONS } from '../records/actions/action-icons';
import { CHANGEABLE_TYPE, type TypeBody } from './changeable-settings';
import { IconChoice } from './icon-choice';
import { NamedSettingDialog } from './named-setting-dialog';
import { useSettingForm } from './use-setting-form';

const NEW: TypeBody = { name: '', icon: 'note', durationMinutes: null, onCalendar: true, active: true, position: 0 };
const LABELS = { icon: 'Icona', durationMinutes: 'Durata solita (minuti)', onCalendar: 'In calendario' };

export function TypeDialog({ type, onClose }: { type: CrmActionTypeDto | null; onClose: () => void }) {
  const form = useSettingForm({
    record: CHANGEABLE_TYPE,
    row: type,
    start: NEW,
    // Leaves out the position, so that a new type is added at the end.
    create: ({ position: _end, ...body }, headers) => createCrmActionType({ body, headers, throwOnError: true }),
    list: listCrmActionTypesQueryKey(),
    onDone: onClose,
  });
  const { icon, durationMinutes, onCalendar } = form.values;
  return (
    <NamedSettingDialog
      title="Nuovo tipo di azione"
      name={type?.name ?? null}
      form={form}
      labels={LABELS}
      read={(name, value) => {
        if (name === 'icon') return ICONS[value as CrmIcon].label;
        if (name === 'onCalendar') return value === true ? 'sì' : 'no';
        return value === null ? null : String(value);
      }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <IconChoice value={icon} onChange={(next) => form.set({ icon: next })} />
          <NumberInput
            label="Durata solita (minuti)"
            description="Proposta per ogni nuova azione di questo tipo"
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            value={durationMinutes ?? ''}
            onChange={(value) => form.set({ durationMinutes: typeof value === 'number' ? value : null })}
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
            onChange={(event) => form.set({ onCalendar: event.currentTarget.checked })}
          />
        </>
      )}
    </NamedSettingDialog>
  );
}
