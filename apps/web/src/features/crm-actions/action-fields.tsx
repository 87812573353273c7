import { Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { DayField } from '../../ui/forms/day-field';
import { TimeField } from '../../ui/forms/time-field';
import { TagPicker } from '../tags/tag-picker';
import classes from './action-drawer.module.css';
import { OutcomeIcon, TypeIcon } from '../records/actions/action-parts';
import { outcomesQuery, typesQuery } from '../records/actions/action-queries';
import { type ActionValues, isPast, withType } from './action-values';
import { OperatorSelect } from './operator-select';
import { QuickDays } from './quick-days';
import type { FormFields } from '../../ui/forms/use-record-form';
import { WholeNumberField } from '../../ui/forms/whole-number-field';
import { PlannedClash } from './planned-clash';

interface ActionFieldsProps {
  kind: 'action' | 'history';
  form: FormFields<object>;
  /** Path of the action's values in the form; they are the form's own by default. */
  within?: '' | 'history.' | 'action.' | 'follows.';
  values: ActionValues;
  /** Leaves the calendar setting alone when another type is chosen, where it is asked after saving. */
  keepsCalendar?: boolean;
  /** Id of the action being edited, which is ignored in the check for overlaps. */
  ownId?: string;
  autoFocus?: boolean;
}

/** Fields of an action or a history entry, shared by the create, edit and follow-up forms. */
export function ActionFields({ kind, form, within = '', values, keepsCalendar = false, ownId, autoFocus }: ActionFieldsProps) {
  const types = useQuery(typesQuery).data?.data ?? [];
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const input = (name: keyof ActionValues) => form.getInputProps(`${within}${name}`);
  const offered = types.filter(({ id, active }) => active || id === values.typeId);
  const ends = outcomes.filter(
    ({ id, active, state, typeIds }) =>
      id === values.outcomeId ||
      (active && state !== 'planned' && (typeIds.length === 0 || values.typeId === null || typeIds.includes(values.typeId))),
  );

  function chooseType(id: string): void {
    const next = withType(
      values,
      types.find((type) => type.id === id),
    );
    input('typeId').onChange(next.typeId);
    input('durationMinutes').onChange(next.durationMinutes);
    if (!keepsCalendar) input('onCalendar').onChange(next.onCalendar);
  }

  return (
    <div className={classes['fields']}>
      <ChipChoice
        label="Tipo"
        options={offered.map((type) => ({ value: type.id, label: type.name, icon: <TypeIcon type={type} /> }))}
        {...input('typeId')}
        onChange={chooseType}
      />
      <TextInput
        label="Descrizione"
        withAsterisk
        {...input('description')}
        maxLength={200}
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
      />
      <div className={classes['pair']}>
        <DayField
          label="Data pianificazione"
          required
          {...input('plannedOn')}
          description={kind === 'action' && isPast(values.plannedOn) ? 'È un giorno già passato: risulterà in ritardo.' : undefined}
        />
        <TimeField label="Orario" {...input('plannedTime')} />
      </div>
      {kind === 'action' && <QuickDays {...input('plannedOn')} />}
      <div className={classes['pair']}>
        <OperatorSelect {...input('operatorId')} />
        <TagPicker label="Tag" {...input('tagIds')} />
      </div>
      {kind === 'history' && (
        <ChipChoice
          label="Esito"
          required
          options={ends.map((outcome) => ({ value: outcome.id, label: outcome.name, icon: <OutcomeIcon outcome={outcome} /> }))}
          {...input('outcomeId')}
          value={values.outcomeId}
        />
      )}
      {kind === 'action' && (
        <div className={classes['pair']}>
          <WholeNumberField label="Durata (minuti)" {...input('durationMinutes')} min={1} max={1440} step={15} />
          <Switch
            className={classes['switch'] ?? ''}
            label="In calendario"
            {...form.getInputProps(`${within}onCalendar`, { type: 'checkbox' })}
          />
        </div>
      )}
      {kind === 'action' && <PlannedClash values={values} {...(ownId !== undefined && { ownId })} />}
      <Textarea label="Note" {...input('notes')} maxLength={10_000} autosize minRows={2} maxRows={8} />
    </div>
  );
}
