import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { createSuggestionRule } from '@sestante/api-client';
import type { SuggestedOperator, SuggestionRuleDto } from '@sestante/api-client/types';
import { usePeople } from '../users/person-picker';
import { FIELD_ORDER } from '../../ui/forms/field-order';
import { FormDialog } from '../../ui/forms/form-dialog';
import { WholeNumberField } from '../../ui/forms/whole-number-field';
import { VersionDialog } from '../../ui/forms/version-dialog';
import { outcomesQuery, typesQuery } from '../records/actions/action-queries';
import { CHANGEABLE_RULE, type RuleBody } from './changeable-settings';
import { delayInWords, OPERATOR_LABELS } from './rule-labels';
import classes from './settings-table.module.css';
import { useSettingForm } from './use-setting-form';

/** Form values of a rule. The days are null while their field is empty. */
type RuleValues = Omit<RuleBody, 'delayDays'> & { delayDays: number | null };

const NEW: RuleValues = {
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
  const form = useSettingForm<RuleValues, SuggestionRuleDto, RuleBody>({
    record: CHANGEABLE_RULE,
    row: rule,
    toValues: (now) => (now === null ? NEW : CHANGEABLE_RULE.valuesOf(now)),
    toBody: ({ delayDays, description, operatorId, ...values }) => ({
      ...values,
      delayDays: delayDays ?? 0,
      description: description?.trim() || null,
      operatorId: values.operator === 'person' ? operatorId : null,
    }),
    validate,
    create: (body, headers) => createSuggestionRule({ body, headers, throwOnError: true }),
    tag: 'crm settings',
    onDone: onClose,
  });

  function read(name: keyof RuleBody, value: unknown): string | null {
    if (name === 'operator') return OPERATOR_LABELS[value as SuggestedOperator];
    if (name === 'delayDays') return delayInWords(Number(value));
    const known = [...types, ...outcomes, ...people].find((one) => one.value === value);
    return known?.label ?? (value === null ? null : String(value));
  }

  const { values, getInputProps } = form;
  return (
    <FormDialog
      form={form}
      title={rule === null ? 'Nuova regola' : 'Modifica la regola'}
      unsavedText={null}
      submitLabel="Salva"
      onClose={onClose}
    >
      <div className={classes['pair']}>
        <Select label="Dopo" placeholder="Qualsiasi tipo" data={types} {...getInputProps('typeId')} clearable data-autofocus />
        <Select label="Con esito" placeholder="Qualsiasi esito" data={outcomes} {...getInputProps('outcomeId')} clearable />
        <Select
          label="Proponi"
          withAsterisk
          data={types}
          {...getInputProps('nextTypeId')}
          value={values.nextTypeId || null}
          onChange={(id) => form.setFieldValue('nextTypeId', id ?? '')}
        />
        <WholeNumberField label="Dopo quanti giorni lavorativi" {...getInputProps('delayDays')} min={0} max={365} />
        <Select
          label="Operatore"
          data={(Object.keys(OPERATOR_LABELS) as SuggestedOperator[]).map((value) => ({ value, label: OPERATOR_LABELS[value] }))}
          {...getInputProps('operator')}
          allowDeselect={false}
        />
        {values.operator === 'person' && (
          <Select label="Persona" data={people} {...getInputProps('operatorId')} searchable autoComplete="off" />
        )}
      </div>
      <TextInput
        label="Testo proposto"
        description="Vuoto: lo stesso dell’azione chiusa"
        inputWrapperOrder={FIELD_ORDER}
        {...getInputProps('description')}
        value={values.description ?? ''}
        maxLength={200}
        autoComplete="off"
      />
      <VersionDialog work={form} label={(name) => LABELS[name]} read={read} onReload={form.reload} />
    </FormDialog>
  );
}

function validate({ typeId, outcomeId, nextTypeId, delayDays, operator, operatorId }: RuleValues): Record<string, string> {
  return {
    ...(typeId === null && outcomeId === null && { typeId: 'Scegli il tipo, l’esito, o tutti e due' }),
    ...(nextTypeId === '' && { nextTypeId: 'Scegli che cosa proporre' }),
    ...(delayDays === null && { delayDays: 'Scrivi dopo quanti giorni' }),
    ...(operator === 'person' && operatorId === null && { operatorId: 'Scegli la persona' }),
  };
}
