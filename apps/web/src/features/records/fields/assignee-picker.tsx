import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions } from '@sestante/api-client/query';
import { useMe, usePermission } from '../../../lib/me';
import type { FieldProps } from '../../../ui/forms/form-field';
import { FIELD_ORDER } from '../../../ui/forms/field-order';

/** Picks the assignee of the client. Without the permission to assign it is shown disabled with the reason. */
export function AssigneePicker({ form, label }: Pick<FieldProps, 'form' | 'label'>) {
  const me = useMe();
  const mayAssign = usePermission('clients:assign');
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 });
  const options = (people.data?.data ?? []).map((person) => ({
    value: person.id,
    label: person.id === me.id ? `${person.displayName} (io)` : person.displayName,
  }));
  const { value, onChange, ...input } = form.getInputProps('assigneeId');
  return (
    <Select
      {...input}
      label={label}
      description={mayAssign ? undefined : 'Il tuo ruolo non può assegnare clienti ad altri'}
      inputWrapperOrder={FIELD_ORDER}
      disabled={!mayAssign}
      data={options}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
      placeholder="Nessuno"
      nothingFoundMessage="Nessun collega con questo nome"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Togli l’assegnatario' }}
      autoComplete="off"
    />
  );
}
