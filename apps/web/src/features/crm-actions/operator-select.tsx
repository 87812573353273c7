import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePeople } from '../users/person-picker';

interface OperatorSelectProps {
  value: string | null;
  onChange: (id: string | null) => void;
  error?: ReactNode;
}

/** Select for the assignee, with active users only. Empty means the client's assignee. */
export function OperatorSelect({ value, onChange, error }: OperatorSelectProps) {
  return (
    <Select
      label="Operatore"
      placeholder="Chi segue il cliente"
      data={usePeople()}
      value={value}
      onChange={onChange}
      error={error}
      nothingFoundMessage="Nessun collega con questo nome"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Togli l’operatore' }}
      autoComplete="off"
    />
  );
}
