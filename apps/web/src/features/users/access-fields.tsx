import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listRolesOptions } from '@sestante/api-client/query';
import type { Role, Visibility } from '@sestante/api-client/types';
import { ROLE_LABELS } from '../../lib/role-labels';
import classes from './access-fields.module.css';
import { ROLES } from './permission-labels';

/** Access of a user: a role, and the clients it applies to. */
export interface Access {
  role: Role;
  visibility: Visibility;
}

interface AccessFieldsProps {
  value: Access;
  onChange: (access: Access) => void;
  /** Number of visible clients for each choice, where known. */
  counts?: Partial<Record<Visibility, string>>;
}

const CHOICES: { value: Visibility; name: string; hint: string }[] = [
  { value: 'own', name: 'Solo i propri', hint: 'Quelli che ha creato o che segue.' },
  { value: 'agency', name: 'Tutta l’agenzia', hint: 'Anagrafica completa, compresi i prospect.' },
];

/** Role and visibility in one control, since an admin always sees all clients. */
export function AccessFields({ value, onChange, counts = {} }: AccessFieldsProps) {
  const roles = useRoles();
  const admin = value.role === 'agency_admin';

  function changeRole(role: Role): void {
    onChange({ role, visibility: roles.find((one) => one.role === role)?.defaultVisibility ?? value.visibility });
  }

  return (
    <>
      <Select
        label="Ruolo"
        data={ROLES.map((role) => ({ value: role, label: ROLE_LABELS[role] }))}
        value={value.role}
        allowDeselect={false}
        onChange={(chosen) => changeRole(ROLES.find((role) => role === chosen) ?? value.role)}
      />
      <fieldset className={classes['cards']}>
        <legend className={classes['legend']}>Clienti visibili</legend>
        {CHOICES.map((choice) => (
          <label key={choice.value} className={classes['card']}>
            <input
              type="radio"
              name="vede"
              checked={value.visibility === choice.value}
              disabled={admin && choice.value === 'own'}
              onChange={() => onChange({ ...value, visibility: choice.value })}
            />
            <span className="column fluid">
              <span className="text-m medium">{choice.name}</span>
              <span className="text-m soft">
                {admin && choice.value === 'own' ? 'Un amministratore vede sempre tutta l’agenzia.' : choice.hint}
              </span>
            </span>
            {counts[choice.value] !== undefined && <span className={classes['count']}>{counts[choice.value]} clienti</span>}
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** Roles with their permissions, from the API. */
export function useRoles() {
  return useQuery({ ...listRolesOptions(), staleTime: Infinity }).data?.data ?? [];
}
