import { ColorInput, MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createOutcome, updateOutcome } from '@sestante/api-client';
import { listOutcomesQueryKey } from '@sestante/api-client/query';
import type { ActionState, CrmIcon, OutcomeDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { fieldErrors } from '../../lib/problems';
import { ChipChoice } from '../../ui/chip-choice';
import { STATE_LABELS } from '../crm-actions/action-labels';
import { typesQuery } from '../crm-actions/action-queries';
import { StateIcon } from '../crm-actions/action-state';
import { IconChoice } from './icon-choice';
import { SettingDialog } from './setting-dialog';
import classes from './settings-table.module.css';
import { SWATCHES } from './swatches';
import { useSettingChanges } from './use-setting-changes';

const STATES = (Object.keys(STATE_LABELS) as ActionState[]).map((state) => ({
  value: state,
  label: STATE_LABELS[state],
  icon: <StateIcon standing={state} />,
}));

export function OutcomeDialog({ outcome, onClose }: { outcome: OutcomeDto | null; onClose: () => void }) {
  const [name, setName] = useState(outcome?.name ?? '');
  const [state, setState] = useState<ActionState>(outcome?.state ?? 'done');
  const [icon, setIcon] = useState<CrmIcon>(outcome?.icon ?? 'circle-check');
  const [color, setColor] = useState(outcome?.color ?? '#2b7240');
  const [typeIds, setTypeIds] = useState(outcome?.typeIds ?? []);
  const [blank, setBlank] = useState(false);
  const types = useQuery(typesQuery).data?.data ?? [];
  const { save, busy, problem } = useSettingChanges([listOutcomesQueryKey()]);
  const errors = fieldErrors(problem);

  function submit(): void {
    const body = { name: name.trim(), state, icon, color, typeIds };
    setBlank(body.name === '');
    if (body.name === '') return;
    save(
      () =>
        outcome === null
          ? createOutcome({ body, throwOnError: true })
          : updateOutcome({ path: { id: outcome.id }, headers: { 'If-Match': `"${outcome.version}"` }, body, throwOnError: true }),
      onClose,
    );
  }

  return (
    <SettingDialog
      title={outcome === null ? 'Nuovo esito' : `Modifica “${outcome.name}”`}
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
      </div>
    </SettingDialog>
  );
}
