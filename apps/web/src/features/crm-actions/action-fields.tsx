import { Button, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChipChoice } from '../../ui/forms/chip-choice';
import { DayField } from '../../ui/forms/day-field';
import { TimeField } from '../../ui/forms/time-field';
import { TagPicker } from '../tags/tag-picker';
import { quickDays } from '../records/actions/action-days';
import classes from './action-drawer.module.css';
import { OutcomeIcon, TypeIcon } from '../records/actions/action-parts';
import { outcomesQuery, typesQuery } from '../records/actions/action-queries';
import { type ActionValues, isPast, withType } from './action-values';
import { OperatorSelect } from './operator-select';
import { PlannedClash } from './planned-clash';

interface ActionFieldsProps {
  kind: 'action' | 'history';
  values: ActionValues;
  onChange: (values: ActionValues) => void;
  /** Error texts by field, from client-side checks and from the server. */
  errors: Record<string, string>;
  /** Id of the action being edited, which is ignored in the check for overlaps. */
  ownId?: string;
  autoFocus?: boolean;
}

/** Fields of an action or a history entry, shared by the create, edit and follow-up forms. */
export function ActionFields({ kind, values, onChange, errors, ownId, autoFocus }: ActionFieldsProps) {
  const types = useQuery(typesQuery).data?.data ?? [];
  const outcomes = useQuery(outcomesQuery).data?.data ?? [];
  const set = <Key extends keyof ActionValues>(key: Key, value: ActionValues[Key]) => onChange({ ...values, [key]: value });
  const offered = types.filter(({ id, active }) => active || id === values.typeId);
  const ends = outcomes.filter(
    ({ id, active, state, typeIds }) =>
      id === values.outcomeId ||
      (active && state !== 'planned' && (typeIds.length === 0 || values.typeId === null || typeIds.includes(values.typeId))),
  );
  return (
    <div className={classes['fields']}>
      <ChipChoice
        label="Tipo"
        options={offered.map((type) => ({ value: type.id, label: type.name, icon: <TypeIcon type={type} /> }))}
        value={values.typeId}
        onChange={(id) =>
          onChange(
            withType(
              values,
              types.find((type) => type.id === id),
            ),
          )
        }
        error={errors['typeId']}
      />
      <TextInput
        label="Descrizione"
        withAsterisk
        value={values.description}
        onChange={(event) => set('description', event.currentTarget.value)}
        error={errors['description']}
        maxLength={200}
        autoComplete="off"
        data-autofocus={autoFocus || undefined}
      />
      <div className={classes['pair']}>
        <DayField
          label="Data pianificazione"
          required
          value={values.plannedOn}
          onChange={(day) => set('plannedOn', day)}
          error={errors['plannedOn']}
          description={kind === 'action' && isPast(values.plannedOn) ? 'È un giorno già passato: risulterà in ritardo.' : undefined}
        />
        <TimeField label="Orario" value={values.plannedTime} onChange={(time) => set('plannedTime', time)} error={errors['plannedTime']} />
      </div>
      {kind === 'action' && (
        <div className={classes['quick']} role="group" aria-label="Giorni più usati">
          {quickDays().map(({ label, day }) => (
            <Button
              key={label}
              size="xs"
              variant={values.plannedOn === day ? 'light' : 'default'}
              aria-pressed={values.plannedOn === day}
              onClick={() => set('plannedOn', day)}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      <div className={classes['pair']}>
        <OperatorSelect value={values.operatorId} onChange={(id) => set('operatorId', id)} error={errors['operatorId']} />
        <TagPicker label="Tag" value={values.tagIds} onChange={(ids) => set('tagIds', ids)} error={errors['tagIds']} />
      </div>
      {kind === 'history' && (
        <ChipChoice
          label="Esito"
          required
          options={ends.map((outcome) => ({ value: outcome.id, label: outcome.name, icon: <OutcomeIcon outcome={outcome} /> }))}
          value={values.outcomeId}
          onChange={(id) => set('outcomeId', id)}
          error={errors['outcomeId']}
        />
      )}
      {kind === 'action' && (
        <div className={classes['pair']}>
          <NumberInput
            label="Durata (minuti)"
            value={values.durationMinutes ?? ''}
            onChange={(minutes) => set('durationMinutes', typeof minutes === 'number' ? minutes : null)}
            error={errors['durationMinutes']}
            min={1}
            max={1440}
            step={15}
            allowDecimal={false}
            allowNegative={false}
            hideControls
          />
          <Switch
            className={classes['switch'] ?? ''}
            label="In calendario"
            checked={values.onCalendar}
            onChange={(event) => set('onCalendar', event.currentTarget.checked)}
          />
        </div>
      )}
      {kind === 'action' && <PlannedClash values={values} {...(ownId !== undefined && { ownId })} />}
      <Textarea
        label="Note"
        value={values.notes}
        onChange={(event) => set('notes', event.currentTarget.value)}
        error={errors['notes']}
        maxLength={10_000}
        autosize
        minRows={2}
        maxRows={8}
      />
    </div>
  );
}
