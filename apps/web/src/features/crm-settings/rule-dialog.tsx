import { NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createSuggestionRule } from '@sestante/api-client';
import { listSuggestionRulesQueryKey } from '@sestante/api-client/query';
import type { SuggestedOperator, SuggestionRuleDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { fieldErrorsOf } from '../../lib/problems';
import { usePeople } from '../users/person-picker';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { outcomesQuery, typesQuery } from '../records/actions/action-queries';
import { CHANGEABLE_RULE, type RuleBody } from './changeable-settings';
import { delayInWords, OPERATOR_LABELS } from './rule-labels';
import { SettingDialog } from './setting-dialog';
import classes from './settings-table.module.css';
import { useSettingForm } from './use-setting-form';

const NEW: RuleBody = {
  typeId: null,
  outcomeId: null,
  nextTypeId: '',
  delayDays: 1,
  description: null,
  operator: 'same',
  operatorId: null,
};

const LABELS: Record<keyof RuleBody, string> = {
  typeId: 'Dopo',
  outcomeId: 'Con esito',
  nextTypeId: 'Proponi',
  delayDays: 'Dopo quanti giorni lavorativi',
  description: 'Testo proposto',
  operator: 'Operatore',
  operatorId: 'Persona',
};

export function RuleDialog({ rule, onClose }: { rule: SuggestionRuleDto | null; onClose: () => void }) {
  const types = (useQuery(typesQuery).data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const outcomes = (useQuery(outcomesQuery).data?.data ?? [])
    .filter(({ state }) => state !== 'planned')
    .map(({ id, name }) => ({ value: id, label: name }));
  const people = usePeople();
  const form = useSettingForm({
    record: CHANGEABLE_RULE,
    row: rule,
    start: NEW,
    create: (body, headers) => createSuggestionRule({ body, headers, throwOnError: true }),
    list: listSuggestionRulesQueryKey(),
    onDone: onClose,
  });
  const { typeId, outcomeId, nextTypeId, description, operator, operatorId } = form.values;
  // Null while the field is empty during typing.
  const [delayDays, setDelayDays] = useState<number | null>(form.values.delayDays);
  const [tried, setTried] = useState(false);
  const refused = fieldErrorsOf(form.problem);
  const errors: Record<string, string> = tried
    ? {
        ...refused,
        ...(typeId === null && outcomeId === null && { typeId: 'Scegli il tipo, l’esito, o tutti e due' }),
        ...(nextTypeId === '' && { nextTypeId: 'Scegli che cosa proporre' }),
        ...(delayDays === null && { delayDays: 'Scrivi dopo quanti giorni' }),
        ...(operator === 'person' && operatorId === null && { operatorId: 'Scegli la persona' }),
      }
    : refused;

  function submit(): void {
    setTried(true);
    if ((typeId === null && outcomeId === null) || nextTypeId === '' || delayDays === null) return;
    if (operator === 'person' && operatorId === null) return;
    const text = (description ?? '').trim();
    form.submit({ delayDays, description: text === '' ? null : text, operatorId: operator === 'person' ? operatorId : null });
  }

  function read(name: keyof RuleBody, value: unknown): string | null {
    if (name === 'operator') return OPERATOR_LABELS[value as SuggestedOperator];
    if (name === 'delayDays') return delayInWords(Number(value));
    const known = [...types, ...outcomes, ...people].find((one) => one.value === value);
    return known?.label ?? (value === null ? null : String(value));
  }

  return (
    <>
      <SettingDialog
        title={rule === null ? 'Nuova regola' : 'Modifica la regola'}
        problem={form.problem}
        saving={form.saving}
        onSubmit={submit}
        onClose={onClose}
      >
        <div className={classes['pair']}>
          <Select
            label="Dopo"
            placeholder="Qualsiasi tipo"
            data={types}
            value={typeId}
            onChange={(id) => form.set({ typeId: id })}
            error={errors['typeId']}
            clearable
            data-autofocus
          />
          <Select
            label="Con esito"
            placeholder="Qualsiasi esito"
            data={outcomes}
            value={outcomeId}
            onChange={(id) => form.set({ outcomeId: id })}
            error={errors['outcomeId']}
            clearable
          />
          <Select
            label="Proponi"
            withAsterisk
            data={types}
            value={nextTypeId || null}
            onChange={(id) => form.set({ nextTypeId: id ?? '' })}
            error={errors['nextTypeId']}
          />
          <NumberInput
            label="Dopo quanti giorni lavorativi"
            value={delayDays ?? ''}
            onChange={(value) => setDelayDays(typeof value === 'number' ? value : null)}
            error={errors['delayDays']}
            min={0}
            max={365}
            allowDecimal={false}
            allowNegative={false}
            hideControls
          />
          <Select
            label="Operatore"
            data={(Object.keys(OPERATOR_LABELS) as SuggestedOperator[]).map((value) => ({ value, label: OPERATOR_LABELS[value] }))}
            value={operator}
            onChange={(value) => value !== null && form.set({ operator: value as SuggestedOperator })}
            allowDeselect={false}
            error={errors['operator']}
          />
          {operator === 'person' && (
            <Select
              label="Persona"
              data={people}
              value={operatorId}
              onChange={(id) => form.set({ operatorId: id })}
              error={errors['operatorId']}
              searchable
              autoComplete="off"
            />
          )}
        </div>
        <TextInput
          label="Testo proposto"
          description="Vuoto: lo stesso dell’azione chiusa"
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={description ?? ''}
          onChange={(event) => form.set({ description: event.currentTarget.value })}
          error={errors['description']}
          maxLength={200}
          autoComplete="off"
        />
      </SettingDialog>
      <VersionDialog
        work={form.work}
        label={(name) => LABELS[name]}
        read={read}
        onReload={(theirs) => {
          form.startOver(theirs);
          setDelayDays(theirs.delayDays);
        }}
      />
    </>
  );
}
