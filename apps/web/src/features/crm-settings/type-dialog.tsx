import { Switch } from '@mantine/core';
import { createCrmActionType } from '@sestante/api-client';
import type { CrmActionTypeDto, CrmIcon } from '@sestante/api-client/types';
import { ICONS } from '../records/actions/action-icons';
import { CHANGEABLE_TYPE, type TypeBody } from './changeable-settings';
import { IconChoice } from './icon-choice';
import { NamedSettingDialog } from './named-setting-dialog';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { WholeNumberField } from '../../ui/forms/whole-number-field';

const NEW: TypeBody = { name: '', icon: 'note', durationMinutes: null, onCalendar: true, active: true, position: 0 };
const LABELS = { icon: 'Icona', durationMinutes: 'Durata solita (minuti)', onCalendar: 'In calendario' };

export function TypeDialog({ type, onClose }: { type: CrmActionTypeDto | null; onClose: () => void }) {
  return (
    <NamedSettingDialog
      title="Nuovo tipo di azione"
      record={CHANGEABLE_TYPE}
      row={type}
      start={NEW}
      // Leaves out the position, so that a new type is added at the end.
      create={({ position: _end, ...body }, headers) => createCrmActionType({ body, headers, throwOnError: true })}
      tag="crm settings"
      labels={LABELS}
      read={(name, value) => {
        if (name === 'icon') return ICONS[value as CrmIcon].label;
        if (name === 'onCalendar') return value === true ? 'sì' : 'no';
        return value === null ? null : String(value);
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <IconChoice {...form.getInputProps('icon')} />
          <WholeNumberField
            label="Durata solita (minuti)"
            description="Proposta per ogni nuova azione di questo tipo"
            inputWrapperOrder={FIELD_ORDER}
            {...form.getInputProps('durationMinutes')}
            min={1}
            max={1440}
            step={5}
          />
          <Switch label="Le nuove azioni di questo tipo vanno in calendario" {...form.getInputProps('onCalendar', { type: 'checkbox' })} />
        </>
      )}
    </NamedSettingDialog>
  );
}
