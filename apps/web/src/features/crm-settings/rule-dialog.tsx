import { NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createSuggestionRule, updateSuggestionRule } from '@sestante/api-client';
import { listSuggestionRulesQueryKey } from '@sestante/api-client/query';
import type { SuggestedOperator, SuggestionRuleDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { fieldErrors } from '../../lib/problems';
import { usePeople } from '../clients/person-select';
import { outcomesQuery, typesQuery } from '../crm-actions/action-queries';
import { OPERATOR_LABELS } from './rule-labels';
import { SettingDialog } from './setting-dialog';
import classes from './settings-table.module.css';
import { useSettingChanges } from './use-setting-changes';

export function RuleDialog({ rule, onClose }: { rule: SuggestionRuleDto | null; onClose: () => void }) {
  const types = (useQuery(typesQuery).data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const outcomes = (useQuery(outcomesQuery).data?.data ?? [])
    .filter(({ state }) => state !== 'planned')
    .map(({ id, name }) => ({ value: id, label: name }));
  const people = usePeople();
  const [typeId, setTypeId] = useState(rule?.typeId ?? null);
  const [outcomeId, setOutcomeId] = useState(rule?.outcomeId ?? null);
  const [nextTypeId, setNextTypeId] = useState(rule?.nextTypeId ?? null);
  const [delayDays, setDelayDays] = useState<number | null>(rule?.delayDays ?? 1);
  const [description, setDescription] = useState(rule?.description ?? '');
  const [operator, setOperator] = useState<SuggestedOperator>(rule?.operator ?? 'same');
  const [operatorId, setOperatorId] = useState(rule?.operatorId ?? null);
  const [tried, setTried] = useState(false);
  const { save, busy, problem } = useSettingChanges([listSuggestionRulesQueryKey()]);
  const refused = fieldErrors(problem);
  const errors: Record<string, string> = tried
    ? {
        ...refused,
        ...(typeId === null && outcomeId === null && { typeId: 'Scegli il tipo, l’esito, o tutti e due' }),
        ...(nextTypeId === null && { nextTypeId: 'Scegli che cosa proporre' }),
        ...(delayDays === null && { delayDays: 'Scrivi dopo quanti giorni' }),
        ...(operator === 'person' && operatorId === null && { operatorId: 'Scegli la persona' }),
      }
    : refused;

  function submit(): void {
    setTried(true);
    if ((typeId === null && outcomeId === null) || nextTypeId === null || delayDays === null) return;
    if (operator === 'person' && operatorId === null) return;
    const text = description.trim();
    const body = {
      typeId,
      outcomeId,
      nextTypeId,
      delayDays,
      description: text === '' ? null : text,
      operator,
      operatorId: operator === 'person' ? operatorId : null,
    };
    save(
      () =>
        rule === null
          ? createSuggestionRule({ body, throwOnError: true })
          : updateSuggestionRule({ path: { id: rule.id }, headers: { 'If-Match': `"${rule.version}"` }, body, throwOnError: true }),
      onClose,
    );
  }

  return (
    <SettingDialog
      title={rule === null ? 'Nuova regola' : 'Modifica la regola'}
      problem={problem}
      saving={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={classes['pair']}>
        <Select
          label="Dopo"
          placeholder="Qualsiasi tipo"
          data={types}
          value={typeId}
          onChange={setTypeId}
          error={errors['typeId']}
          clearable
          data-autofocus
        />
        <Select
          label="Con esito"
          placeholder="Qualsiasi esito"
          data={outcomes}
          value={outcomeId}
          onChange={setOutcomeId}
          error={errors['outcomeId']}
          clearable
        />
        <Select label="Proponi" withAsterisk data={types} value={nextTypeId} onChange={setNextTypeId} error={errors['nextTypeId']} />
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
          onChange={(value) => value !== null && setOperator(value as SuggestedOperator)}
          allowDeselect={false}
          error={errors['operator']}
        />
        {operator === 'person' && (
          <Select
            label="Persona"
            data={people}
            value={operatorId}
            onChange={setOperatorId}
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
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        error={errors['description']}
        maxLength={200}
        autoComplete="off"
      />
    </SettingDialog>
  );
}
