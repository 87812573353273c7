import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createOutcome, updateOutcome } from '@sestante/api-client';
import { listOutcomesQueryKey } from '@sestante/api-client/query';
import type { ActionState, CrmIcon, OutcomeDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { ChipChoice } from '../../ui/chip-choice';
import { STATE_LABELS } from '../crm-actions/action-labels';
import { typesQuery } from '../crm-actions/action-queries';
import { StateIcon } from '../crm-actions/action-state';
import { ColorField } from './color-field';
import { IconChoice } from './icon-choice';
import { NamedSettingDialog } from './named-setting-dialog';
import classes from './settings-table.module.css';

const STATES = (Object.keys(STATE_LABELS) as ActionState[]).map((state) => ({
  value: state,
  label: STATE_LABELS[state],
  icon: <StateIcon standing={state} />,
}));

export function OutcomeDialog({ outcome, onClose }: { outcome: OutcomeDto | null; onClose: () => void }) {
  const [state, setState] = useState<ActionState>(outcome?.state ?? 'done');
  const [icon, setIcon] = useState<CrmIcon>(outcome?.icon ?? 'circle-check');
  const [color, setColor] = useState(outcome?.color ?? '#2b7240');
  const [typeIds, setTypeIds] = useState(outcome?.typeIds ?? []);
  const types = useQuery(typesQuery).data?.data ?? [];
  const save = (name: string) => {
    const body = { name, state, icon, color, typeIds };
    return outcome === null
      ? createOutcome({ body, throwOnError: true })
      : updateOutcome({ path: { id: outcome.id }, headers: { 'If-Match': `"${outcome.version}"` }, body, throwOnError: true });
  };
  return (
    <NamedSettingDialog title="Nuovo esito" name={outcome?.name ?? null} list={listOutcomesQueryKey()} onSave={save} onClose={onClose}>
      {(errors) => (
        <>
          <ChipChoice
            label="Porta l’azione a"
            options={STATES}
            value={state}
            onChange={(value) => setState(value as ActionState)}
            error={errors['state']}
          />
          <MultiSelect
            label="Disponibile per"
            placeholder={typeIds.length === 0 ? 'Tutti i tipi' : ''}
            data={types.map((type) => ({ value: type.id, label: type.name }))}
            value={typeIds}
            onChange={setTypeIds}
            error={errors['typeIds']}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': 'Per tutti i tipi' }}
          />
          <IconChoice value={icon} onChange={setIcon} />
          <div className={classes['pair']}>
            <ColorField value={color} onChange={setColor} error={errors['color']} />
          </div>
        </>
      )}
    </NamedSettingDialog>
  );
}
