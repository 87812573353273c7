import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createOutcome } from '@sestante/api-client';
import type { ActionState, CrmIcon, OutcomeDto } from '@sestante/api-client/types';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { ICONS } from '../records/actions/action-icons';
import { STATE_LABELS } from '../records/actions/action-labels';
import { typesQuery } from '../records/actions/action-queries';
import { StateIcon } from '../records/actions/action-state';
import { CHANGEABLE_OUTCOME, type OutcomeBody } from './changeable-settings';
import { ColorField } from '../../ui/forms/color-field';
import { IconChoice } from './icon-choice';
import { NamedSettingDialog } from './named-setting-dialog';
import classes from './settings-table.module.css';

const STATES = (Object.keys(STATE_LABELS) as ActionState[]).map((state) => ({
  value: state,
  label: STATE_LABELS[state],
  icon: <StateIcon state={state} />,
}));

const NEW: OutcomeBody = { name: '', state: 'done', icon: 'circle-check', color: '#2b7240', typeIds: [], active: true, position: 0 };
const LABELS = { state: 'Porta l’azione a', typeIds: 'Disponibile per', icon: 'Icona', color: 'Colore' };

export function OutcomeDialog({ outcome, onClose }: { outcome: OutcomeDto | null; onClose: () => void }) {
  const types = useQuery(typesQuery).data?.data ?? [];
  const nameOf = (id: string) => types.find((type) => type.id === id)?.name ?? '…';
  return (
    <NamedSettingDialog
      title="Nuovo esito"
      record={CHANGEABLE_OUTCOME}
      row={outcome}
      start={NEW}
      // Leaves out the position, so that a new outcome is added at the end.
      create={({ position: _end, ...body }, headers) => createOutcome({ body, headers, throwOnError: true })}
      tag="crm settings"
      labels={LABELS}
      read={(name, value) => {
        if (name === 'state') return STATE_LABELS[value as ActionState];
        if (name === 'icon') return ICONS[value as CrmIcon].label;
        return Array.isArray(value) ? value.map((id) => nameOf(String(id))).join(', ') || 'Tutti i tipi' : String(value);
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <ChipChoice label="Porta l’azione a" options={STATES} {...form.getInputProps('state')} />
          <MultiSelect
            label="Disponibile per"
            placeholder={form.values.typeIds.length === 0 ? 'Tutti i tipi' : ''}
            data={types.map((type) => ({ value: type.id, label: type.name }))}
            {...form.getInputProps('typeIds')}
            onChange={(ids) => form.setFieldValue('typeIds', ids.toSorted())}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'Per tutti i tipi' }}
          />
          <IconChoice {...form.getInputProps('icon')} />
          <div className={classes['pair']}>
            <ColorField {...form.getInputProps('color')} />
          </div>
        </>
      )}
    </NamedSettingDialog>
  );
}
